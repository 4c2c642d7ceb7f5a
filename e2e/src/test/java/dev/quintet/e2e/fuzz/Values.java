package dev.quintet.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.swagger.v3.oas.models.media.Schema;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.web.api.Web;

import java.util.Map;
import java.util.Optional;

/** JSON values: those that a schema allows, and others. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {}

    /** What the schema allows, of the keywords that the description uses in requests. */
    static Arbitrary<JsonNode> of(Schema<?> schema) {
        return switch (type(schema)) {
            case "integer" ->
                Arbitraries.integers()
                        .between(
                                bound(schema.getMinimum(), Integer.MIN_VALUE),
                                bound(schema.getMaximum(), Integer.MAX_VALUE))
                        .map(JSON::numberNode);
            case "object" -> objectOf(schema.getProperties());
            case "string" -> string(schema).map(JSON::textNode);
            default -> throw new IllegalStateException("nothing is made of " + schema);
        };
    }

    /** JSON of any shape, not deep. */
    static Arbitrary<JsonNode> any() {
        Arbitrary<JsonNode> scalar = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300).map(JSON::textNode),
                Arbitraries.doubles().map(JSON::numberNode),
                Arbitraries.bigIntegers().map(JSON::numberNode),
                Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false)));
        return Arbitraries.recursive(() -> scalar, Values::nested, 0, 3);
    }

    /** The object with one of its fields gone, or of any other value, or one more. */
    static Arbitrary<JsonNode> broken(Schema<?> schema) {
        var names = Arbitraries.of(schema.getProperties().keySet());
        return Combinators.combine(of(schema), names, any().injectNull(0.3))
                .as((valid, name, value) -> {
                    var object = valid.deepCopy();
                    return value == null
                            ? ((ObjectNode) object).without(name)
                            : ((ObjectNode) object).set(name, value);
                });
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(values -> JSON.arrayNode().addAll(values)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(10), inner)
                        .ofMaxSize(3)
                        .map(fields -> JSON.objectNode().setAll(fields)));
    }

    private static Arbitrary<JsonNode> objectOf(Map<String, ?> properties) {
        Arbitrary<JsonNode> object = Arbitraries.create(JSON::objectNode);
        for (var property : properties.entrySet()) {
            object = Combinators.combine(object, of((Schema<?>) property.getValue()))
                    .as((known, value) ->
                            ((ObjectNode) known.deepCopy()).set(property.getKey(), value));
        }
        return object;
    }

    private static Arbitrary<String> string(Schema<?> schema) {
        var text = Arbitraries.strings()
                .ofMinLength(bound(schema.getMinLength(), 0))
                .ofMaxLength(Math.min(bound(schema.getMaxLength(), 200), 200));
        return schema.getPattern() == null
                ? text
                : Web.emails().filter(email -> email.matches(schema.getPattern()));
    }

    private static String type(Schema<?> schema) {
        return schema.getType() != null
                ? schema.getType()
                : schema.getTypes().iterator().next();
    }

    private static int bound(Number number, int otherwise) {
        return Optional.ofNullable(number).map(Number::intValue).orElse(otherwise);
    }
}
