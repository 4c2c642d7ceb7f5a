package dev.quintet.e2e;

import dev.quintet.users.Eventually;

import java.util.ArrayList;
import java.util.List;

/** A container of a test's own, hardened as those of the stack are; it ends with the test, and its volumes with it. */
record Container(String id) implements AutoCloseable {
    static Container run(String image, String... options) {
        var arguments = new ArrayList<>(
                List.of("run", "--detach", "--read-only", "--cap-drop=ALL", "--tmpfs=/tmp"));
        arguments.addAll(List.of(options));
        arguments.add(image);
        return new Container(Engine.docker(arguments.toArray(String[]::new)));
    }

    String exec(String... command) {
        var arguments = new ArrayList<>(List.of("exec", id));
        arguments.addAll(List.of(command));
        return Engine.docker(arguments.toArray(String[]::new));
    }

    /** The host's end of a published port, as {@code address:port}. */
    String address(int port) {
        return Engine.docker("port", id, port + "/tcp").lines().findFirst().orElseThrow();
    }

    /** Returns when it is healthy; fails at once where it has ended, unless it is to be started again. */
    Container healthy() {
        Eventually.holds("the container is healthy", () -> {
            var container = Engine.inspect(id);
            if (container.at("/State/Status").asText().equals("exited")
                    && container.at("/HostConfig/RestartPolicy/Name").asText().equals("no")) {
                throw new AssertionError("it has ended: " + Engine.docker("logs", "--tail=5", id));
            }
            return container.at("/State/Health/Status").asText().equals("healthy");
        });
        return this;
    }

    /** The exit status after SIGTERM; fails where it takes more than ten seconds. */
    static int statusAfterSigterm(String id) {
        var began = System.nanoTime();
        Engine.docker("kill", "--signal=TERM", id);
        var status = Integer.parseInt(Engine.docker("wait", id));
        var seconds = (System.nanoTime() - began) / 1_000_000_000.0;
        if (seconds > 10) {
            throw new AssertionError("it took %.1f s to stop".formatted(seconds));
        }
        return status;
    }

    @Override
    public void close() {
        Engine.docker("rm", "--force", "--volumes", id);
    }
}
