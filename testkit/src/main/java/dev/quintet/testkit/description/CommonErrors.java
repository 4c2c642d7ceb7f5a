package dev.quintet.testkit.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.RunningService;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Function;

/** Errors that are the same for every operation of every service. */
public final class CommonErrors {
    private CommonErrors() {}

    /** Fails where an operation answers one of them otherwise than its description says. */
    public static void meet(RunningService service, Description description) {
        meet(service, description, 403, operation -> fill(service, operation));
        meet(
                service,
                description,
                406,
                operation -> fill(service, operation).header("Accept", "text/html"));
        meet(
                service,
                description,
                413,
                operation -> service.request(operation.path())
                        .header("Content-Type", "application/json")
                        .method(
                                operation.method(),
                                BodyPublishers.ofString("x".repeat(64 * 1024 + 1))));
        meet(
                service,
                description,
                415,
                operation -> fill(service, operation).header("Content-Encoding", "identity"));
        meet(
                service,
                description,
                431,
                operation -> fill(service, operation).header("X-Large", "x".repeat(10_000)));
    }

    private static void meet(
            RunningService service,
            Description description,
            int status,
            Function<DescribedOperation, HttpRequest.Builder> request) {
        for (var operation : description.operations(status)) {
            assertEquals(
                    status, service.send(request.apply(operation)).status(), operation::toString);
        }
    }

    private static HttpRequest.Builder fill(RunningService service, DescribedOperation operation) {
        return operation.fill(service.request(operation.path()));
    }
}
