package dev.quintet.e2e.fuzz;

import dev.quintet.users.description.DescribedOperation;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request that the description allows, or nearly.
 *
 * @param path with the query
 * @param token whether the token of somebody who is logged in goes with it, in place of an {@code Authorization} header of its own
 * @param body null for none
 */
record Attempt(
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
        return "%s %s %s%s %s"
                .formatted(
                        operation.method(),
                        path,
                        headers,
                        token ? " and a token" : "",
                        body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
