package dev.quintet.testkit.description;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

/** A request that was sent, and its answer. */
public record Exchange(
        String method,
        String path,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> headers,
        String body) {
    public static Exchange of(HttpResponse<String> response) {
        var request = response.request();
        var query = request.uri().getRawQuery();
        return new Exchange(
                request.method(),
                request.uri().getRawPath() + (query == null ? "" : "?" + query),
                request.headers().map(),
                body(request),
                response.statusCode(),
                response.headers().map(),
                response.body());
    }

    @Override
    public String toString() {
        return "%s %s %s: %d %s %s".formatted(method, path, requestBody, status, headers, body);
    }

    private static String body(HttpRequest request) {
        if (request.bodyPublisher().isEmpty()) {
            return "";
        }
        var text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        request.bodyPublisher().get().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                text.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                text.onNext(List.of(part));
            }

            @Override
            public void onError(Throwable failure) {
                text.onError(failure);
            }

            @Override
            public void onComplete() {
                text.onComplete();
            }
        });
        return text.getBody().toCompletableFuture().join();
    }
}
