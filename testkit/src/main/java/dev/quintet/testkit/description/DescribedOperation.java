package dev.quintet.testkit.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.parameters.Parameter;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation of the description, with its examples. */
public record DescribedOperation(String method, String template, Operation operation) {
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The path, with the examples of its parameters. */
    public String path() {
        var path = template;
        for (var parameter : Optional.ofNullable(operation.getParameters()).orElse(List.of())) {
            path = path.replace("{" + parameter.getName() + "}", example(parameter));
        }
        return path;
    }

    /** The example of a payload; empty if the operation has none. */
    public Optional<String> payload() {
        return Optional.ofNullable(operation.getRequestBody())
                .map(body -> body.getContent().get(JSON).getExample())
                .map(example -> MAPPER.valueToTree(example).toString());
    }

    /** Sends the example of a payload, if there is one. */
    public HttpRequest.Builder fill(HttpRequest.Builder request) {
        return payload()
                .map(json -> request.header("Content-Type", JSON)
                        .method(method, BodyPublishers.ofString(json)))
                .orElseGet(() -> request.method(method, BodyPublishers.noBody()));
    }

    /** The words of an answer, of each of its examples, like {@code 404 fail, It is not there.} */
    public List<String> words(int status) {
        var answer = operation.getResponses().get(Integer.toString(status));
        if (answer == null) {
            return List.of();
        }
        var content = answer.getContent().get(JSON);
        var examples = Stream.concat(
                Stream.ofNullable(content.getExample()),
                Optional.ofNullable(content.getExamples()).orElse(Map.of()).values().stream()
                        .map(Example::getValue));
        return examples.map(MAPPER::<JsonNode>valueToTree)
                .map(example -> "%d %s, %s"
                        .formatted(
                                status,
                                example.path("status").asText(),
                                example.path("message").asText()))
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + template;
    }

    private static String example(Parameter parameter) {
        return String.valueOf(parameter.getExample());
    }
}
