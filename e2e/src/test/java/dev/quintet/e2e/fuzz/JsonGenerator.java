package dev.quintet.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.quintet.testkit.Inputs;

import io.swagger.v3.oas.models.media.Schema;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Generates JSON that a schema allows, and other JSON. */
record JsonGenerator(RandomGenerator random) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_LENGTH = 200;

    /** Supports the keywords that the description uses in requests. */
    JsonNode valid(Schema<?> schema) {
        return switch (type(schema)) {
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" ->
                JSON.numberNode(Inputs.number(
                        bound(schema.getMinimum(), Integer.MIN_VALUE),
                        bound(schema.getMaximum(), Integer.MAX_VALUE),
                        random));
            case "object" -> {
                var object = JSON.objectNode();
                properties(schema).forEach((name, value) -> object.set(name, valid(value)));
                yield object;
            }
            case "string" -> JSON.textNode(string(schema));
            default -> throw new IllegalStateException("cannot generate " + schema);
        };
    }

    /** A valid object, but one of its fields is missing or has any other value; any JSON if it has none. */
    JsonNode broken(Schema<?> schema) {
        var object = (ObjectNode) valid(schema);
        var names = List.copyOf(properties(schema).keySet());
        if (names.isEmpty()) {
            return any();
        }
        var name = names.get(random.nextInt(names.size()));
        return random.nextInt(3) == 0 ? object.without(name) : object.set(name, any());
    }

    /** Any JSON, at most three levels deep. */
    JsonNode any() {
        return any(3);
    }

    String text(int minLength, int maxLength) {
        var characters = Inputs.wellFormed(random).codePoints().limit(maxLength).toArray();
        return new String(characters, 0, characters.length)
                + "x".repeat(Math.max(0, minLength - characters.length));
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(Double.longBitsToDouble(random.nextLong()));
            case 3 -> JSON.numberNode(random.nextDouble(-1e6, 1e6));
            case 4 -> JSON.numberNode(new BigInteger(Inputs.bytes(1, 20, random)));
            case 5 -> JSON.textNode(Inputs.text(random));
            case 6, 7, 8 -> {
                var array = JSON.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    array.add(any(depth - 1));
                }
                yield array;
            }
            default -> {
                var object = JSON.objectNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    object.set(text(0, 10), any(depth - 1));
                }
                yield object;
            }
        };
    }

    private String string(Schema<?> schema) {
        if (schema.getEnum() != null) {
            return (String) schema.getEnum().get(random.nextInt(schema.getEnum().size()));
        }
        var minLength = bound(schema.getMinLength(), 0);
        var maxLength = Math.min(bound(schema.getMaxLength(), MAX_LENGTH), MAX_LENGTH);
        if (schema.getPattern() == null) {
            return text(minLength, maxLength);
        }
        return Stream.generate(this::email)
                .limit(1000)
                .filter(email -> email.matches(schema.getPattern()))
                .filter(email -> email.length() >= minLength && email.length() <= maxLength)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no email address fits " + schema));
    }

    /** Only email addresses have a pattern in the description. */
    private String email() {
        var labels = Stream.generate(() -> Inputs.of("abcxyz0189-", 20, random));
        return Inputs.of("abcXYZ0189.!#$%&'*+/=?^_`{|}~-", 40, random) + "@"
                + String.join(".", labels.limit(random.nextInt(1, 5)).toList());
    }

    /** Of an object, its fields; there may be none. */
    private static Map<String, Schema> properties(Schema<?> schema) {
        return Optional.<Map<String, Schema>>ofNullable(schema.getProperties()).orElse(Map.of());
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
