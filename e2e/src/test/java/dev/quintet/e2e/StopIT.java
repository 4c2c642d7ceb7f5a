package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM ends each container within ten seconds, and with status 0. */
class StopIT {
    @ParameterizedTest
    @ValueSource(strings = {"web-service", "swagger", "nginx"})
    void endsNginx(String service) {
        try (var container = Container.run(Engine.image(service))) {
            Eventually.holds(
                    "nginx runs",
                    () -> Engine.run("exec", container.id(), "test", "-s", "/tmp/nginx.pid")
                                    .exitStatus()
                            == 0);

            assertEquals(0, Container.statusAfterSigterm(container.id()));
        }
    }

    @Test
    void endsTheUsersService() {
        // That of the stack, as it needs a database; it publishes no port that would be another
        // after a new start.
        var service = Engine.container("users-service");

        assertEquals(0, Container.statusAfterSigterm(service));

        Engine.docker("start", service);
        new Container(service).healthy();
        Eventually.holds(
                "the gateway leads to it",
                () -> Stack.get(Stack.gateway("/ping")).statusCode() == 200);
    }
}
