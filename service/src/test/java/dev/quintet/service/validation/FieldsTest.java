package dev.quintet.service.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.quintet.service.validation.InvalidFields.FieldError;
import dev.quintet.service.web.PayloadReader;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class FieldsTest {
    @Test
    void anOptionalTextMayBeAbsent() {
        var fields = fields("{}");
        var text = fields.optionalText("name").atLeast(3);

        fields.check();

        assertEquals(Optional.empty(), text.ifPresent());
    }

    @Test
    void anOptionalTextThatIsThereObeysItsRules() {
        var fields =
                fields("{\"short\": \"ab\", \"none\": null, \"number\": 1, \"good\": \"abc\"}");
        var good = fields.optionalText("good").atLeast(3);
        fields.optionalText("short").atLeast(3);
        fields.optionalText("none").atLeast(3);
        fields.optionalText("number").atLeast(3);

        assertEquals(
                List.of(
                        new FieldError("short", "must have at least 3 characters"),
                        new FieldError("none", "must be a string"),
                        new FieldError("number", "must be a string")),
                assertThrows(InvalidFields.class, fields::check).errors());
        assertEquals(Optional.of("abc"), good.ifPresent());
    }

    @Test
    void aFlagIsTrueOrFalseOrAbsent() {
        var fields = fields("{\"on\": true, \"off\": false}");

        assertEquals(Optional.of(true), fields.flag("on"));
        assertEquals(Optional.of(false), fields.flag("off"));
        assertEquals(Optional.empty(), fields.flag("other"));
        fields.check();
    }

    @Test
    void aFlagIsNothingElse() {
        var fields = fields("{\"text\": \"true\", \"number\": 1, \"none\": null}");
        fields.flag("text");
        fields.flag("number");
        fields.flag("none");

        assertEquals(
                List.of(
                        new FieldError("text", "must be true or false"),
                        new FieldError("number", "must be true or false"),
                        new FieldError("none", "must be true or false")),
                assertThrows(InvalidFields.class, fields::check).errors());
    }

    @Test
    void aTextIsNoFlag() {
        var fields = fields("{\"text\": true}");
        fields.text("text");

        assertEquals(
                List.of(new FieldError("text", "must be a string")),
                assertThrows(InvalidFields.class, fields::check).errors());
    }

    private static Fields fields(String json) {
        return new PayloadReader(4).read(json.getBytes(StandardCharsets.UTF_8));
    }
}
