package dev.quintet.users.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A JSON object of a request, read strictly (RFC 8259): UTF-8, no duplicate key, nothing after the object. Fields are
 * asked for by name; what is wrong with them is collected, and thrown by {@link #check()} all at once. Fields that
 * nobody asks for are ignored.
 */
public final class Payload {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
            .build();
    private static final Object NOT_A_STRING = new Object();

    private final Map<String, Object> fields;
    private final List<FieldError> errors = new ArrayList<>();

    private Payload(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** @throws InvalidPayload where the bytes are no JSON object */
    public static Payload parse(byte[] body) {
        if (body == null || body.length == 0) {
            throw invalid("must be a JSON object, and is empty");
        }
        try (var parser = JSON.createParser(strictUtf8(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("must be a JSON object");
            }
            var fields = readFields(parser);
            if (parser.nextToken() != null) {
                throw invalid("must be one JSON object, and more follows it");
            }
            return new Payload(fields);
        } catch (JsonParseException e) {
            throw invalid(e.getOriginalMessage().startsWith("Duplicate field") ? "must not hold a field twice" : "must be valid JSON");
        } catch (JsonProcessingException _) {
            throw invalid("must be JSON of moderate depth and length");
        } catch (CharacterCodingException _) {
            throw invalid("must be UTF-8");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The named field, to be checked against its rules. It must be there, and a string. */
    public TextField text(String name) {
        return new TextField(name, fields.get(name));
    }

    /** @throws InvalidPayload where a field that was asked for breaks a rule */
    public void check() {
        if (!errors.isEmpty()) {
            throw new InvalidPayload(errors);
        }
    }

    private static Map<String, Object> readFields(JsonParser parser) throws IOException {
        var fields = new HashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var value = parser.nextToken();
            fields.put(name, value == JsonToken.VALUE_STRING ? parser.getText() : NOT_A_STRING);
            parser.skipChildren();
        }
        return fields;
    }

    private static String strictUtf8(byte[] body) throws CharacterCodingException {
        // Unlike new String, a decoder refuses what is malformed.
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static InvalidPayload invalid(String message) {
        return new InvalidPayload(List.of(new FieldError("body", message)));
    }

    /** A field and the first rule that it broke. */
    public final class TextField {
        private final String name;
        private final String value;
        private boolean refused;

        private TextField(String name, Object value) {
            this.name = name;
            this.value = value instanceof String text ? text : null;
            if (value == null) {
                refuse("is missing");
            } else if (value == NOT_A_STRING) {
                refuse("must be a string");
            } else {
                satisfying(Text::isWellFormed, "must be valid Unicode without NUL");
            }
        }

        public TextField notBlank() {
            return satisfying(text -> !Text.isBlank(text), "must not be blank");
        }

        public TextField withoutControlCharacters() {
            return satisfying(text -> text.codePoints().noneMatch(Character::isISOControl), "must not hold control characters");
        }

        /** @param characters Unicode code points */
        public TextField atLeast(int characters) {
            return satisfying(text -> text.codePointCount(0, text.length()) >= characters,
                    "must have at least %d characters".formatted(characters));
        }

        /** @param characters Unicode code points */
        public TextField atMost(int characters) {
            return satisfying(text -> text.codePointCount(0, text.length()) <= characters,
                    "must have at most %d characters".formatted(characters));
        }

        public TextField satisfying(Predicate<String> rule, String message) {
            if (!refused && !rule.test(value)) {
                refuse(message);
            }
            return this;
        }

        /** The text, once {@link Payload#check()} has passed. */
        public String value() {
            return value;
        }

        private void refuse(String message) {
            refused = true;
            errors.add(new FieldError(name, message));
        }
    }
}
