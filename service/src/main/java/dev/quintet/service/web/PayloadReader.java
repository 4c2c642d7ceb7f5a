package dev.quintet.service.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.InvalidFields;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads payloads strictly (RFC 8259): one object in UTF-8, without duplicate keys, with nothing
 * after it.
 */
public final class PayloadReader {
    private final JsonFactory json;

    /** @param maxDepth the deepest nesting, at least 1 */
    public PayloadReader(int maxDepth) {
        json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .build())
                .build();
    }

    /** @throws InvalidFields if the bytes are not a JSON object */
    public Fields read(byte[] body) {
        if (body == null || body.length == 0) {
            throw invalid("must be a JSON object, and is empty");
        }
        try (var parser = json.createParser(strictUtf8(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("must be a JSON object");
            }
            var fields = fields(parser);
            if (parser.nextToken() != null) {
                throw invalid("must be one JSON object, and more follows it");
            }
            return new Fields(fields);
        } catch (JsonParseException e) {
            throw invalid(
                    e.getOriginalMessage().startsWith("Duplicate field")
                            ? "must not hold a field twice"
                            : "must be valid JSON");
        } catch (JsonProcessingException _) {
            throw invalid("must be JSON of moderate depth and length");
        } catch (CharacterCodingException _) {
            throw invalid("must be UTF-8");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static Map<String, Object> fields(JsonParser parser) throws IOException {
        var fields = new HashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var value = parser.nextToken();
            fields.put(
                    name,
                    switch (value) {
                        case VALUE_STRING -> parser.getText();
                        case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                        default -> value;
                    });
            parser.skipChildren();
        }
        return fields;
    }

    private static String strictUtf8(byte[] body) throws CharacterCodingException {
        // Unlike new String(…), a decoder refuses malformed bytes.
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static InvalidFields invalid(String message) {
        return new InvalidFields("body", message);
    }
}
