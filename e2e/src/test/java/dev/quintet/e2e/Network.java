package dev.quintet.e2e;

import java.util.UUID;

/** A network of a test's own; its containers must be gone before it ends. */
record Network(String id) implements AutoCloseable {
    static Network create() {
        return new Network(Engine.docker("network", "create", "quintet-test-" + UUID.randomUUID()));
    }

    /** A gateway in this network; it need not be ready. */
    Container gateway(String... options) {
        return Container.run(
                Engine.image("nginx"),
                Engine.with(
                        options,
                        "--network=" + id,
                        "--publish=127.0.0.1::80",
                        "--publish=127.0.0.1::443"));
    }

    /** A stand-in for {@code users-service}, which answers what it was told. */
    Container echo() {
        return Container.run(
                Engine.image("web-service"),
                "--network=" + id,
                "--network-alias=users-service",
                "--no-healthcheck",
                "--volume=" + Engine.resource("echo/nginx.conf") + ":/etc/nginx/nginx.conf:ro");
    }

    @Override
    public void close() {
        Engine.docker("network", "rm", id);
    }
}
