package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Where the tag {@code latest} goes. */
@Tag("faults")
class LatestIT {
    private static TestRegistry registry;
    private Fixture fixture;
    private Project project;

    @BeforeAll
    static void startRegistry() throws Exception {
        registry = TestRegistry.withPassword();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void makeProject() throws Exception {
        fixture = new Fixture(registry);
        project = fixture.project;
    }

    @AfterEach
    void removeProject() throws Exception {
        fixture.close();
    }

    @Test
    void movesLatestForwardAndNeverBack() throws Exception {
        fixture.pushed();
        var first = project.tag();
        var ofFirst = fixture.at("latest");
        project.change("second");
        fixture.pushed();
        var second = project.tag();
        var ofSecond = fixture.at("latest");
        assertNotEquals(ofFirst, ofSecond);
        assertEquals(ofFirst, fixture.at(first));

        // An older build, in a clone of its own that has not got what came later, ends last.
        project.git("reset", "--quiet", "--hard", "HEAD~1");
        project.git("update-ref", "refs/remotes/origin/master", "HEAD");
        project.git("reflog", "expire", "--expire=now", "--all");
        project.git("gc", "--quiet", "--prune=now");
        project.rebuild("first");
        var late = fixture.pushed();

        assertTrue(
                late.text().endsWith("latest stays at " + second + ", which is newer"),
                late.text());
        assertEquals(ofSecond, fixture.at("latest"));
    }

    @Test
    void leavesLatestWhereItIsNotKnownWhichIsNewer() throws Exception {
        fixture.pushed();
        var before = fixture.at("latest");
        var earlier = project.commit();
        project.git("checkout", "--quiet", "--orphan", "other");
        project.commit("unrelated");
        project.git("branch", "--quiet", "--force", "master");
        project.git("switch", "--quiet", "master");
        project.git("push", "--quiet", "--force", "origin", "master");
        project.rebuild("unrelated");

        var said = fixture.push();

        assertEquals(1, said.status());
        assertTrue(
                said.text()
                        .contains(
                                "is at " + earlier
                                        + ", and this clone does not show which is newer; latest is as it was"),
                said.text());
        assertEquals(before, fixture.at("latest"));
        assertEquals(5, fixture.at(project.tag()).size());
    }

    @Test
    void replacesALatestThatIsNotOfOurs() throws Exception {
        var repository = project.stack.repository("users");
        fixture.pushed();
        var image = registry.manifest(repository, "latest").orElseThrow();
        var type = "application/vnd.oci.image.index.v1+json";
        var index =
                Json.write(Map.of("schemaVersion", 2, "mediaType", type, "manifests", List.of()));
        registry.put(repository, "latest", type, index);
        Files.delete(project.checkout.resolve(ReleaseFiles.RECORD));

        fixture.pushed();

        assertEquals(Digest.of(image), fixture.at("latest").get("users"));
        assertEquals(project.commit(), fixture.record().commit());
    }

    @Test
    void endsWithAllFiveAtTheNewerOfTwoAtOnce() throws Exception {
        try (var other = new Project(project.stack.owner(), "other")) {
            project.git(
                    "push",
                    "--quiet",
                    "--force",
                    other.folder.resolve("remote.git").toString(),
                    "HEAD:master");
            other.git("fetch", "--quiet", "origin");
            other.git("reset", "--quiet", "--hard", "origin/master");
            other.change("second");
            var newer = other.tag();
            project.git(
                    "remote",
                    "set-url",
                    "origin",
                    other.folder.resolve("remote.git").toString());

            var ended = Parallel.forEach(
                    List.of(project, other), each -> fixture.run(each.checkout, Map.of(), "push"));

            ended.values().forEach(said -> assertEquals(0, said.status(), said.text()));
            assertEquals(fixture.at(newer), fixture.at("latest"));
            assertEquals(5, fixture.at(project.tag()).size());
        }
    }
}
