package dev.quintet.release;

import dev.quintet.release.registry.Manifest;
import dev.quintet.release.registry.Registry;
import dev.quintet.release.registry.Tools;

import java.util.List;
import java.util.Map;

/**
 * The images in the form that is pushed. They are exported from the engine once, whatever store it
 * has, and compressed in the tools' container. So their digests are known, and can be recorded,
 * before anything is pushed.
 */
record ImageArchive(Tools tools, Engine engine) {
    private static final String ARCHIVE = "/var/tmp/images.tar";

    Map<String, Manifest> convert(List<BuiltImage> images) {
        tools.receive(engine.save(images), ARCHIVE);
        return Parallel.forEach(images.stream().map(BuiltImage::module).toList(), module -> {
            var image = images.stream()
                    .filter(each -> each.module().equals(module))
                    .findFirst()
                    .orElseThrow();
            var manifest = new Manifest(convert(image));
            var pushed =
                    ImageContent.of(Json.read(read(module, manifest.config().orElseThrow())));
            if (!pushed.equals(image.content())) {
                throw new IllegalStateException(
                        "%s changed on its way out of the engine, from %s to %s"
                                .formatted(image.name(), image.content(), pushed));
            }
            return manifest;
        });
    }

    /** An OCI layout with the manifest of the image. */
    private byte[] convert(BuiltImage image) {
        return tools.sh("""
                layout=/var/tmp/$1
                skopeo --insecure-policy copy --quiet --dest-compress "docker-archive:%s:$2" "dir:$layout.dir"
                mkdir -p "$layout/blobs"
                rm "$layout.dir/version"
                manifest=$(sha256sum "$layout.dir/manifest.json" | cut -d' ' -f1)
                type=$(sed -n 's/.*"mediaType":"\\([^"]*manifest[^"]*\\)".*/\\1/p' "$layout.dir/manifest.json")
                size=$(stat -c %%s "$layout.dir/manifest.json")
                mv "$layout.dir/manifest.json" "$layout.dir/$manifest"
                mv "$layout.dir" "$layout/blobs/sha256"
                echo '{"imageLayoutVersion":"1.0.0"}' >"$layout/oci-layout"
                printf '{"schemaVersion":2,"manifests":[{"mediaType":"%%s","digest":"sha256:%%s","size":%%d}]}' \\
                    "$type" "$manifest" "$size" >"$layout/index.json"
                cat "$layout/blobs/sha256/$manifest"
                """.formatted(ARCHIVE), new byte[0], image.module(), image.name());
    }

    private byte[] read(String module, String digest) {
        return tools.sh(
                "cat \"/var/tmp/$1/blobs/sha256/$2\"",
                new byte[0],
                module,
                digest.replaceFirst("sha256:", ""));
    }

    void push(Registry registry, String module, Manifest manifest, String repository) {
        registry.push("/var/tmp/" + module, manifest.digest(), repository);
    }
}
