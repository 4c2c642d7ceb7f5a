package dev.quintet.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.quintet.service.validation.InvalidFields;
import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.Property;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class RandomPayloadTest {
    private static final PayloadReader READER = new PayloadReader(32);

    @Test
    void anyBytesAreAPayloadOrRefused() {
        Property.holds(random -> Inputs.bytes(0, 255, random), RandomPayloadTest::readOrRefused);
    }

    @Test
    void anyTextIsAPayloadOrRefused() {
        Property.holds(
                Inputs::wellFormed,
                text -> readOrRefused(("{" + text + "}").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTextComesOutAsItWentIn() {
        Property.holds(Inputs::wellFormed, text -> {
            var json = JsonNodeFactory.instance.objectNode().put("field", text).toString();
            var fields = READER.read(json.getBytes(StandardCharsets.UTF_8));
            assertEquals(text, fields.text("field").value());
            fields.check();
        });
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            READER.read(bytes);
        } catch (InvalidFields e) {
            assertEquals("body", e.errors().getFirst().field());
        }
    }
}
