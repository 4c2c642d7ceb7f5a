package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM stops each container within ten seconds, with status 0. */
class StopIT {
    @ParameterizedTest
    @ValueSource(strings = {"web-service", "swagger", "nginx"})
    void stopsNginx(String service) {
        try (var container = new ServiceContainer(service).running()) {
            Eventually.holds(
                    "nginx is running",
                    () -> container.tryExec("test", "-s", "/tmp/nginx.pid").exitStatus() == 0);

            assertEquals(0, container.exitStatusAfterSigterm());
        }
    }

    @Test
    void stopsTheUsersService() {
        // The stack's own, because it needs a database.
        var service = Stack.container("users-service");

        assertEquals(0, service.exitStatusAfterSigterm());

        service.startAgain();
        service.awaitHealthy();
        Eventually.holds(
                "the gateway routes to it",
                () -> Stack.get(Stack.gateway("/ping")).statusCode() == 200);
    }
}
