package dev.quintet.e2e.fuzz;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.description.DescribedOperation;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request that the description allows or almost allows.
 *
 * @param seed the seed that generates this request again
 * @param path the path and query
 * @param token whether to send the token of a user who is logged in instead of an {@code
 *     Authorization} header from {@code headers}
 * @param body null for none
 */
record GeneratedRequest(
        long seed,
        DescribedOperation operation,
        String path,
        Map<String, String> headers,
        boolean token,
        byte[] body) {
    BodyPublisher publisher() {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    @Override
    public String toString() {
        return "-Dproperty.seed=%d: %s %s %s%s %s"
                .formatted(
                        seed,
                        operation.method(),
                        path,
                        headers,
                        token ? " and a token" : "",
                        body == null ? "" : Inputs.show(new String(body, StandardCharsets.UTF_8)));
    }
}
