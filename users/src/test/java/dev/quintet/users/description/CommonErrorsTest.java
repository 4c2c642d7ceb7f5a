package dev.quintet.users.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.FlakyProxy;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.description.DescribedOperation;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Errors that are the same for every operation. */
class CommonErrorsTest {
    @AutoClose
    private static final Service service = start();

    @ParameterizedTest
    @MethodSource
    void anAcceptHeaderThatExcludesJson(DescribedOperation operation) {
        var answer = service.send(
                operation.fill(service.request(operation.path())).header("Accept", "text/html"));

        assertEquals(
                "406 fail, The answer is JSON, which the Accept header excludes.", answer.line());
    }

    @ParameterizedTest
    @MethodSource
    void headersThatAreTooLarge(DescribedOperation operation) {
        var answer = service.send(operation
                .fill(service.request(operation.path()))
                .header("X-Large", "x".repeat(10_000)));

        assertEquals("431 fail, The headers are too large.", answer.line());
    }

    @ParameterizedTest
    @MethodSource
    void aBodyThatIsTooLarge(DescribedOperation operation) {
        var request = service.request(operation.path())
                .header("Content-Type", "application/json")
                .method(operation.method(), BodyPublishers.ofString("x".repeat(64 * 1024 + 1)));

        assertEquals("413 fail, The body is too large.", service.send(request).line());
    }

    @ParameterizedTest
    @MethodSource
    void aBodyThatIsEncoded(DescribedOperation operation) {
        var answer = service.send(operation
                .fill(service.request(operation.path()))
                .header("Content-Encoding", "identity"));

        assertEquals("415 fail, The body must be application/json.", answer.line());
    }

    @ParameterizedTest
    @MethodSource
    void aBodyThatIsNotJson(DescribedOperation operation) {
        var request = service.request(operation.path())
                .header("Content-Type", "text/plain")
                .method(operation.method(), BodyPublishers.ofString("{}"));

        assertEquals(
                "415 fail, The body must be application/json.",
                service.send(request).line());
    }

    @ParameterizedTest
    @MethodSource
    void aCallerWithoutAToken(DescribedOperation operation) {
        var answer = service.send(operation.fill(service.request(operation.path())));

        assertEquals("403 error, Provide a valid auth token.", answer.line());
    }

    @Test
    void aCallerWhileTheDatabaseIsAway() throws Exception {
        try (var proxy = FlakyProxy.to(PostgreSql.newDatabase());
                var cut = Service.start(proxy.jdbcUrl(), Mailbox.unreachable())) {
            var token = cut.register().token();
            proxy.cut();
            // All at once, because each waits for a connection.
            var answers = Service.DESCRIPTION.operations(503).stream()
                    .map(operation -> CompletableFuture.supplyAsync(() -> cut.send(operation
                            .fill(cut.request(operation.path()))
                            .header("Authorization", "Bearer " + token))))
                    .toList();
            for (var answer : answers) {
                assertEquals(
                        "503 error, The database is away. Please try again.",
                        answer.get().line());
                assertEquals("5", answer.get().header("Retry-After"));
            }
        }
    }

    /** With all routes, so also with mail. */
    private static Service start() {
        try {
            return Service.start(PostgreSql.newDatabase(), Mailbox.unreachable());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<DescribedOperation> anAcceptHeaderThatExcludesJson() {
        return Service.DESCRIPTION.operations(406);
    }

    static List<DescribedOperation> headersThatAreTooLarge() {
        return Service.DESCRIPTION.operations(431);
    }

    static List<DescribedOperation> aBodyThatIsTooLarge() {
        return Service.DESCRIPTION.operations(413);
    }

    static List<DescribedOperation> aBodyThatIsEncoded() {
        return Service.DESCRIPTION.operations(415);
    }

    static List<DescribedOperation> aBodyThatIsNotJson() {
        return Service.DESCRIPTION.operations(415).stream()
                .filter(operation -> operation.payload().isPresent())
                .toList();
    }

    static List<DescribedOperation> aCallerWithoutAToken() {
        return Service.DESCRIPTION.operations(403).stream()
                // Others refuse for reasons of their own.
                .filter(operation -> operation.operation().getSecurity() == null)
                .toList();
    }
}
