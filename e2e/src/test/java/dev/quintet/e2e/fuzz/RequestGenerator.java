package dev.quintet.e2e.fuzz;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.description.DescribedOperation;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates requests that the description allows, and others that it excludes. */
final class RequestGenerator {
    private final SplittableRandom random;
    private final JsonGenerator json;

    private RequestGenerator(SplittableRandom random) {
        this.random = random;
        this.json = new JsonGenerator(random);
    }

    /** The same seed generates the same request. */
    static GeneratedRequest generate(long seed, List<DescribedOperation> operations) {
        var random = new SplittableRandom(seed);
        var operation = operations.get(random.nextInt(operations.size()));
        return new RequestGenerator(random).generate(seed, operation);
    }

    private GeneratedRequest generate(long seed, DescribedOperation operation) {
        var wantsToken = operation.operation().getResponses().containsKey("401");
        return new GeneratedRequest(
                seed,
                operation,
                path(operation),
                headers(operation),
                wantsToken && chance(0.5),
                body(operation));
    }

    private String path(DescribedOperation operation) {
        var path = operation.template();
        var query = new ArrayList<String>();
        for (var parameter :
                Optional.ofNullable(operation.operation().getParameters()).orElse(List.of())) {
            if (parameter.getIn().equals("path")) {
                path = path.replace("{" + parameter.getName() + "}", segment(parameter));
            } else if (parameter.getIn().equals("query") && chance(0.6)) {
                query.add(parameter.getName() + "=" + encode(value(parameter)));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String segment(Parameter parameter) {
        var text = chance(0.5) ? value(parameter) : String.valueOf(Inputs.number(-1, 50, random));
        // An empty segment makes another path, and RFC 3986, 5.2.4, removes dots from one.
        return encode(text.isEmpty() || text.equals(".") || text.equals("..") ? "0" : text);
    }

    private String value(Parameter parameter) {
        return chance(0.5) ? json.valid(parameter.getSchema()).asText() : json.text(0, 60);
    }

    private Map<String, String> headers(DescribedOperation operation) {
        var headers = new HashMap<String, String>();
        if (operation.payload().isPresent()) {
            headers.put(
                    "Content-Type",
                    chance(0.9)
                            ? "application/json"
                            : oneOf(
                                    "text/plain",
                                    "application/json; charset=utf-16",
                                    "x",
                                    "multipart/form-data"));
        }
        if (chance(0.5)) {
            headers.put("Accept", oneOf("*/*", "application/json", "text/html", "*/*;q=0.1"));
        }
        if (chance(0.5)) {
            headers.put("Authorization", "Bearer " + visible());
        }
        if (chance(0.3)) {
            headers.put("X-Request-Id", visible());
        }
        return headers;
    }

    private byte[] body(DescribedOperation operation) {
        if (operation.operation().getRequestBody() == null || chance(0.02)) {
            return null;
        }
        Schema<?> schema = operation
                .operation()
                .getRequestBody()
                .getContent()
                .get("application/json")
                .getSchema();
        return switch (random.nextInt(4)) {
            case 0 -> utf8(json.valid(schema));
            case 1 -> utf8(json.broken(schema));
            case 2 -> utf8(json.any());
            default -> Inputs.bytes(0, 100, random);
        };
    }

    private String visible() {
        var ascii = IntStream.rangeClosed('!', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Inputs.of(ascii, 200, random);
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static byte[] utf8(Object json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
