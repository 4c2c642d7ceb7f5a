package dev.quintet.e2e.fuzz;

import dev.quintet.users.description.DescribedOperation;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Requests made from what the description says of an operation. */
final class Attempts {
    private Attempts() {}

    static Arbitrary<Attempt> of(DescribedOperation operation) {
        var wantsToken = operation.operation().getResponses().containsKey("401");
        return Combinators.combine(
                        path(operation),
                        headers(operation),
                        Arbitraries.of(wantsToken, false),
                        body(operation).injectNull(0.02))
                .as((path, headers, token, body) ->
                        new Attempt(operation, path, headers, token, body));
    }

    private static Arbitrary<String> path(DescribedOperation operation) {
        var path = Arbitraries.just(operation.template()).asGeneric().map(String.class::cast);
        var query = Arbitraries.just("").asGeneric().map(String.class::cast);
        for (var parameter :
                Optional.ofNullable(operation.operation().getParameters()).orElse(List.of())) {
            if (parameter.getIn().equals("path")) {
                path = Combinators.combine(path, segment(parameter))
                        .as((known, value) ->
                                known.replace("{" + parameter.getName() + "}", value));
            } else if (parameter.getIn().equals("query")) {
                query = Combinators.combine(query, value(parameter).injectNull(0.4))
                        .as((known, value) -> value == null
                                ? known
                                : known + (known.isEmpty() ? "?" : "&") + parameter.getName() + "="
                                        + encode(value));
            }
        }
        return Combinators.combine(path, query).as(String::concat);
    }

    /** Not empty, and none of those that RFC 3986, 5.2.4, takes out of a path. */
    private static Arbitrary<String> segment(Parameter parameter) {
        return Arbitraries.oneOf(
                        value(parameter),
                        Arbitraries.integers().between(-1, 50).map(String::valueOf))
                .filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."))
                .map(Attempts::encode);
    }

    private static Arbitrary<String> value(Parameter parameter) {
        return Arbitraries.oneOf(
                Values.of(parameter.getSchema()).map(value -> value.asText()),
                Arbitraries.strings().ofMaxLength(60));
    }

    private static Arbitrary<Map<String, String>> headers(DescribedOperation operation) {
        var visible =
                Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(200);
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just("application/json")),
                                Tuple.of(
                                        1,
                                        Arbitraries.of(
                                                "text/plain",
                                                "application/json; charset=utf-16",
                                                "x",
                                                "multipart/form-data"))),
                        Arbitraries.of("*/*", "application/json", "text/html", "*/*;q=0.1")
                                .injectNull(0.5),
                        visible.map(text -> "Bearer " + text).injectNull(0.5),
                        visible.injectNull(0.7))
                .as((contentType, accept, authorization, requestId) -> {
                    var headers = new HashMap<String, String>();
                    headers.put("Content-Type", operation.payload().isEmpty() ? null : contentType);
                    headers.put("Accept", accept);
                    headers.put("Authorization", authorization);
                    headers.put("X-Request-Id", requestId);
                    headers.values().removeIf(Objects::isNull);
                    return headers;
                });
    }

    private static Arbitrary<byte[]> body(DescribedOperation operation) {
        if (operation.operation().getRequestBody() == null) {
            return Arbitraries.just(null);
        }
        Schema<?> schema = operation
                .operation()
                .getRequestBody()
                .getContent()
                .get("application/json")
                .getSchema();
        var json = Arbitraries.oneOf(Values.of(schema), Values.broken(schema), Values.any())
                .map(value -> value.toString().getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(
                json, json, json, Arbitraries.bytes().array(byte[].class).ofMaxSize(100));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
