package dev.quintet.users.database;

import dev.quintet.testkit.Eventually;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's PgBouncer, in transaction mode, in front of a test database. */
final class PgBouncer implements AutoCloseable {
    private final Process process;
    private final String jdbcUrl;

    private PgBouncer(Process process, String jdbcUrl) {
        this.process = process;
        this.jdbcUrl = jdbcUrl;
    }

    static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static PgBouncer start(Path program, Path folder, String jdbcUrl) throws IOException {
        var target = URI.create(jdbcUrl.substring("jdbc:".length()));
        var port = freePort();
        var configuration = folder.resolve("pgbouncer.ini");
        Files.writeString(configuration, """
                [databases]
                pooled = host=127.0.0.1 port=%d dbname=%s user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 4
                """.formatted(
                        target.getPort(), target.getPath().substring(1), port));
        var pgBouncer = new PgBouncer(
                new ProcessBuilder(command(program, configuration))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                        .start(),
                "jdbc:postgresql://127.0.0.1:%d/pooled?user=postgres".formatted(port));
        Eventually.holds("PgBouncer listens", () -> pgBouncer.listens(port));
        return pgBouncer;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** It refuses to run as root. */
    private static List<String> command(Path program, Path configuration) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(
                    configuration.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(configuration.toString());
        return command;
    }

    private boolean listens(int port) {
        if (!process.isAlive()) {
            throw new AssertionError("PgBouncer has ended: " + process.exitValue());
        }
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
