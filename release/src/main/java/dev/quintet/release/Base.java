package dev.quintet.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The base of a release's images.
 *
 * @param image the name that was requested
 * @param digest the digest in the registry if it was pulled, else the engine's id
 * @param pulled whether it was pulled at the beginning of this build
 */
public record Base(String image, String digest, boolean pulled) {
    private static final String FILE = "release/target/base.json";

    /** Pulls it, so that it is up to date. */
    static Base refresh(Engine engine, Settings settings) {
        var failure = settings.localBase() ? "it was not pulled" : engine.pull(settings.base());
        if (failure.isEmpty()) {
            return new Base(settings.base(), engine.digest(settings.base()), true);
        }
        if (!settings.localBase()) {
            throw new Refusal(
                    "the base %s cannot be pulled, so it may be old or home-made (%s): name another by -Dimage.base, or allow it by -Drelease.localBase"
                            .formatted(settings.base(), failure));
        }
        return new Base(settings.base(), engine.id(settings.base()), false);
    }

    void save(Path project) {
        try {
            var file = project.resolve(FILE);
            Files.createDirectories(file.getParent());
            Files.write(file, Json.write(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its state at the beginning of this build. */
    static Base load(Path project) {
        try {
            return Json.read(Files.readAllBytes(project.resolve(FILE)), Base.class);
        } catch (IOException e) {
            throw new Refusal("no base was looked at: run the whole build with -Prelease");
        }
    }
}
