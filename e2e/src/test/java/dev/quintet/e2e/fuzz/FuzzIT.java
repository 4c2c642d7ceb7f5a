package dev.quintet.e2e.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.e2e.Stack;
import dev.quintet.testkit.description.Description;
import dev.quintet.testkit.description.Exchange;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sends the gateway random requests that the description allows, and ones that it excludes. */
class FuzzIT {
    private static final Description DESCRIPTION = Description.load();
    private static final int REQUESTS = 500;
    private static String token;

    /** Failed logins would block the tests that follow. */
    @AfterAll
    static void forget() throws SQLException {
        try (var connection = Stack.database("users_prod");
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM failed_logins");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void everyAnswerIsDescribedAndNoneIsAServerError(GeneratedRequest generated) {
        var request = HttpRequest.newBuilder(URI.create(Stack.gateway(generated.path())))
                .method(generated.operation().method(), generated.publisher());
        generated.headers().forEach(request::setHeader);
        if (generated.token()) {
            request.setHeader("Authorization", "Bearer " + token());
        }

        var exchange = Exchange.of(Stack.send(request));

        assertTrue(exchange.status() < 500, () -> generated + "\n" + exchange);
        assertEquals(
                List.of(), DESCRIPTION.deviations(exchange), () -> generated + "\n" + exchange);
    }

    /**
     * A request may have ended the session. Not a new user for each: the gateway limits how many
     * an address registers.
     */
    private static String token() {
        if (token == null || status(token) != 200) {
            token = Stack.register();
        }
        return token;
    }

    private static int status(String token) {
        return Stack.get(Stack.gateway("/auth/status"), "Authorization", "Bearer " + token)
                .statusCode();
    }

    static Stream<GeneratedRequest> requests() {
        long first = Long.getLong("property.seed", System.nanoTime());
        return LongStream.range(first, first + REQUESTS)
                .mapToObj(seed -> RequestGenerator.generate(seed, DESCRIPTION.operations()));
    }
}
