package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

@Tag("faults")
class ReleaseIT {
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
    void putsWhatWasTestedUnderTheTagOfTheCommitAndLatestAndRecordsIt() throws Exception {
        var foreseen = fixture.run(Map.of("RELEASE_DRY_RUN", "true"), "push");
        assertAll(
                () -> assertEquals(0, foreseen.status(), foreseen.text()),
                () -> assertTrue(
                        foreseen.text()
                                .matches("(?s).*dry run: .*quintet-nginx:\\w{8} would be pushed.*"),
                        foreseen.text()),
                () -> assertEquals(Map.of(), fixture.at(project.tag())));

        fixture.pushed();

        var pushed = fixture.at(project.tag());
        var record = fixture.record();
        assertAll(
                () -> assertEquals(Stack.MODULES, List.copyOf(pushed.keySet())),
                () -> assertEquals(pushed, fixture.at("latest")),
                () -> assertEquals(project.commit(), record.commit()),
                () -> assertEquals(pushed, record.digests()),
                () -> assertEquals("sha256:" + "0".repeat(64), record.base().digest()),
                () -> assertTrue(record.images().stream().allMatch(ReleaseRecord.Image::pushed)),
                () -> Stack.MODULES.forEach(module -> assertEquals(
                        Docker.content(project.stack.image(module)),
                        registry.content(project.stack.repository(module), "latest"))),
                () -> assertEquals("", Docker.run("images", "--quiet", registry.name() + "/*/*")),
                () -> assertEquals(List.of(), Files.list(project.temporary).toList()));
    }

    @Test
    void pushesNothingWhenItIsDoneAgain() {
        fixture.pushed();
        registry.proxy.requests.clear();

        var said = fixture.pushed();

        assertEquals(
                List.of(),
                registry.proxy.requests.stream()
                        .filter(request -> !request.matches("(GET|HEAD) .*"))
                        .toList());
        assertTrue(said.text().contains("already there"), said.text());
    }

    @Test
    void givesACommitThatWasBuiltAgainATagOfItsOwn() throws Exception {
        fixture.pushed();
        var first = fixture.at(project.tag());
        project.rebuild("newer packages");

        fixture.pushed();

        assertEquals(first, fixture.at(project.tag()));
        assertNotEquals(first, fixture.at("latest"));
        assertEquals(fixture.at(project.tag() + "-2"), fixture.at("latest"));
    }

    @Test
    void givesTheVersionsOfACommitToItsImages() throws Exception {
        project.git("tag", "v1.2.3");
        project.git("tag", "no-version");
        fixture.pushed();
        assertEquals(fixture.at("latest"), fixture.at("v1.2.3"));
        assertEquals(Map.of(), fixture.at("no-version"));

        project.change("second");
        project.git("tag", "--force", "v1.2.3");
        var moved = fixture.push();
        assertEquals(1, moved.status());
        assertTrue(
                moved.text()
                        .contains("v1.2.3 is at another release already: a version is never moved"),
                moved.text());

        project.git("tag", "v1.3.0");
        var build = Map.of(
                "TRAVIS",
                "true",
                "TRAVIS_BRANCH",
                "v1.3.0",
                "TRAVIS_TAG",
                "v1.3.0",
                "TRAVIS_COMMIT",
                project.commit());
        fixture.succeeded(fixture.run(build, "check"));
        fixture.succeeded(fixture.run(build, "push"));
        assertEquals(fixture.at(project.tag()), fixture.at("v1.3.0"));
    }

    @Test
    void refusesWhatWasNotTested() throws Exception {
        project.build("client", "something else");

        var said = fixture.push();

        assertEquals(1, said.status());
        assertTrue(
                said.text()
                        .matches(
                                "release: refused: .*quintet-client:test is sha256:.*, and what was tested is sha256:.*: run the whole build"),
                said.text());
        assertEquals(Map.of(), fixture.at(project.tag()));
    }

    @Test
    void refusesWhatIsNotTheCommit() throws Exception {
        Files.writeString(project.checkout.resolve("content"), "changed");
        assertEquals(
                "release: refused: 1 files differ from the commit, such as M content: commit or remove them",
                fixture.push().text());

        project.commit("not pushed");
        assertEquals(
                "release: refused: no remote has " + project.commit() + ": push it first",
                fixture.push().text());
    }

    @Test
    void refusesABaseThatIsHomeMadeUnlessItIsAllowed() throws Exception {
        var check = fixture.run(Map.of("RELEASE_BASE", project.base()), "check");
        assertEquals(1, check.status());
        assertTrue(
                check.text().contains("cannot be pulled, so it may be old or home-made"),
                check.text());

        var allowed = Map.of("RELEASE_BASE", project.base(), "RELEASE_LOCAL_BASE", "true");
        var refused = fixture.run(allowed, "check");
        // The tools are Debian's, and this base is not: but the base was taken.
        assertTrue(
                refused.text().contains("the image of the release's tools cannot be built"),
                refused.text());
        assertEquals(false, Base.load(project.checkout).pulled());
        var left = Docker.run(
                "ps",
                "--all",
                "--no-trunc",
                "--filter=ancestor=" + project.base(),
                "--format={{.Command}}");
        assertFalse(left.contains("apt-get"), left);
    }
}
