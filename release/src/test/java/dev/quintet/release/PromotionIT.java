package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

@Tag("faults")
class PromotionIT {
    @Test
    void movesAChannelOfAllFiveToAReleaseAndBack() throws Exception {
        try (var registry = TestRegistry.withPassword();
                var fixture = new Fixture(registry)) {
            fixture.pushed();
            var first = fixture.project.tag();
            var ofFirst = fixture.at(first);
            fixture.project.change("second");
            fixture.pushed();
            var second = fixture.project.commit();

            var staged = fixture.succeeded(fixture.run(Map.of(), "promote", second, "staging"));
            assertEquals("release: staging of all images is at " + second, staged.text());
            assertEquals(fixture.at("latest"), fixture.at("staging"));
            fixture.succeeded(fixture.run(Map.of(), "promote", first, "latest"));
            assertEquals(ofFirst, fixture.at("latest"));
            fixture.succeeded(fixture.run(Map.of(), "promote", "staging", "production"));
            assertEquals(fixture.at("staging"), fixture.at("production"));
            var values = fixture.succeeded(fixture.run(Map.of(), "values", "production"))
                    .text();
            assertEquals(
                    Files.readString(fixture.project.checkout.resolve(ReleaseFiles.VALUES))
                            .replace(second.substring(0, 8), "production")
                            .strip(),
                    values.strip());

            var refusals = Map.of(
                    List.of("00000000", "latest"),
                            "quintet-users-db:00000000 is not there: give the tag of a commit that was released",
                    List.of(first, "1a2b3c4d"),
                            "'1a2b3c4d' is the tag of a commit, which is never moved",
                    List.of(first, "a/b"), "the channel is 'a/b', it must be a tag");
            refusals.forEach((arguments, expected) -> {
                var said =
                        fixture.run(Map.of(), "promote", arguments.getFirst(), arguments.getLast());
                assertAll(
                        () -> assertEquals(1, said.status()),
                        () -> assertTrue(said.text().contains(expected), said.text()),
                        () -> assertEquals(ofFirst, fixture.at("latest")));
            });

            // Of two releases: nobody knows that they play together.
            var repository = fixture.project.stack.repository("users");
            var manifest = registry.manifest(repository, second.substring(0, 8)).orElseThrow();
            registry.put(
                    repository, first, Json.read(manifest).path("mediaType").asText(), manifest);
            var mixed = fixture.run(Map.of(), "promote", first, "staging");
            assertEquals(1, mixed.status());
            assertTrue(
                    mixed.text().contains("the images at " + first + " are not of one release"),
                    mixed.text());
        }
    }
}
