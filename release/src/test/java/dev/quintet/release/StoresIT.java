package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The release's own tests on engines of both kinds of store, each in a container. */
@Tag("walks")
class StoresIT {
    @ParameterizedTest
    @CsvSource({"overlay2, overlay2", "containerd, io.containerd.snapshotter.v1"})
    void isReleasedFromAnEngineWithEither(String store, String driver) {
        var image = Docker.run(
                "build", "--quiet", "--build-arg=BASE=" + Docker.BASE, "src/test/resources/engine");
        var here = Path.of("").toAbsolutePath();
        var line = new ArrayList<>(List.of("run", "--rm", "--interactive"));
        // In place of --privileged, which not every host allows.
        line.addAll(List.of("--cap-add=ALL", "--cap-drop=SYS_RESOURCE"));
        for (var confinement :
                List.of("seccomp=unconfined", "apparmor=unconfined", "systempaths=unconfined")) {
            line.add("--security-opt=" + confinement);
        }
        line.addAll(List.of("--env=STORE=" + store, "--workdir=" + here));
        for (var folder : List.of(
                here.getParent().toString(),
                System.getProperty("java.home"),
                System.getProperty("user.home") + "/.m2")) {
            line.add("--volume=" + folder + ":" + folder + ":ro");
        }
        line.addAll(List.of(
                image,
                System.getProperty("java.home") + "/bin/java",
                "-Dimage.base=" + Docker.BASE,
                "--class-path=" + System.getProperty("java.class.path"),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=summary"));
        for (var tests : List.of(ReleaseIT.class, LatestIT.class, PromotionIT.class)) {
            line.add("--select-class=" + tests.getName());
        }

        var run = Docker.command("save", Docker.BASE)
                .pipeTo(Docker.command(line.toArray(String[]::new)));

        System.out.println(run.text());
        assertEquals(0, run.status(), run.err());
        assertTrue(Pattern.compile("engine .*" + driver).matcher(run.text()).find(), run.text());
    }
}
