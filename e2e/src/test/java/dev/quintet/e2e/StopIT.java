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
        try (var container = new ServiceContainer(service).running()) {
            Eventually.holds(
                    "nginx runs",
                    () -> container.tryExec("test", "-s", "/tmp/nginx.pid").exitStatus() == 0);

            assertEquals(0, container.exitStatusAfterSigterm());
        }
    }

    @Test
    void endsTheUsersService() {
        // The stack's, as it needs a database. It publishes no port, which would change.
        var service = Stack.container("users-service");

        assertEquals(0, service.exitStatusAfterSigterm());

        service.startAgain();
        service.awaitHealthy();
        Eventually.holds(
                "the gateway leads to it",
                () -> Stack.get(Stack.gateway("/ping")).statusCode() == 200);
    }
}
