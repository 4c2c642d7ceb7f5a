package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.Capability;

import dev.quintet.e2e.TestResources;

import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.MountableFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A bare Debian in a container, on which a user who may use {@code sudo} has cloned the project. An
 * engine can run in it. Close it to remove it.
 */
final class Machine extends GenericContainer<Machine> {
    private static final String USER = "ada";
    private static final String PROJECT = "/home/ada/project";
    private static final Path CERTIFICATES = Path.of("/usr/local/share/ca-certificates");

    private Machine(ImageFromDockerfile image) {
        super(image);
        withLabels(TestResources.LABELS);
        withExposedPorts(80);
        waitingFor(Wait.forSuccessfulCommand("true"));
        withCreateContainerCmdModifier(command -> command.getHostConfig()
                // Ends the processes that an engine leaves.
                .withInit(true)
                // In place of --privileged, which not every host allows.
                .withCapAdd(Capability.ALL)
                .withCapDrop(Capability.SYS_RESOURCE)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined")));
    }

    /**
     * @param suite of Debian, such as {@code trixie}
     */
    static Machine of(String suite, ProjectCopy project) throws Exception {
        var base = "debian:" + suite + "-slim";
        var made = project.run(Map.of("BASE_IMAGE", base), "bin/lib/base-image");
        assertEquals(0, made.status(), made.output());
        var image = new ImageFromDockerfile()
                .withFileFromClasspath("Dockerfile", "machine/Dockerfile")
                .withFileFromClasspath("start", "machine/start")
                .withFileFromPath(
                        "certificates",
                        Files.isDirectory(CERTIFICATES)
                                ? CERTIFICATES
                                : Files.createDirectory(project.folder().resolveSibling("none")))
                .withBuildArg("BASE", base);
        var machine = new Machine(image)
                .withCopyToContainer(MountableFile.forHostPath(project.folder()), PROJECT);
        machine.start();
        machine.exec("root", "chown", "--recursive", USER + ":", PROJECT);
        return machine;
    }

    /** The user's command in the folder of the project, by a new login. Prints all of it. */
    ProjectCopy.Said run(String command) throws Exception {
        var began = Instant.now();
        var said = exec(USER, "bash", "-lc", "cd " + PROJECT + " && " + command + " 2>&1");
        System.out.printf(
                "$ %s%n%s%nended with %d after %d s%n",
                command,
                said.output(),
                said.status(),
                Duration.between(began, Instant.now()).toSeconds());
        return said;
    }

    /** The address of the stack in it, from outside. */
    String gateway(String path) {
        return "http://" + getHost() + ":" + getMappedPort(80) + path;
    }

    private ProjectCopy.Said exec(String user, String... command) throws Exception {
        var result =
                execInContainer(ExecConfig.builder().user(user).command(command).build());
        return new ProjectCopy.Said(
                result.getExitCode(), (result.getStdout() + result.getStderr()).strip());
    }
}
