package dev.quintet.e2e.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.e2e.Stack;
import dev.quintet.users.description.Description;
import dev.quintet.users.description.Exchange;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.List;

/** Reads the description, and asks the gateway what it did not expect. */
class FuzzIT {
    private static final Description DESCRIPTION = Description.load();

    /** What was tried counts as failed logins, which the tests that follow must not meet. */
    @AfterContainer
    static void forget() throws SQLException {
        try (var connection = Stack.database("users_prod");
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM failed_logins");
        }
    }

    @Property(tries = 500)
    void everyAnswerIsDescribedAndNoneIsAFault(@ForAll("attempts") Attempt attempt) {
        var request = HttpRequest.newBuilder(URI.create(Stack.gateway(attempt.path())))
                .method(attempt.operation().method(), attempt.publisher());
        attempt.headers().forEach(request::setHeader);
        if (attempt.token()) {
            request.setHeader("Authorization", "Bearer " + Stack.register());
        }

        var exchange = Exchange.of(Stack.send(request));

        assertTrue(exchange.status() < 500, exchange::toString);
        assertEquals(List.of(), DESCRIPTION.deviations(exchange), exchange::toString);
    }

    @Provide
    Arbitrary<Attempt> attempts() {
        return Arbitraries.of(DESCRIPTION.operations()).flatMap(Attempts::of);
    }
}
