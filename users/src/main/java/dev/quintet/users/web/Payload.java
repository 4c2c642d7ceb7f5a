package dev.quintet.users.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields of a JSON object. They are asked for by name; what is wrong with them is collected, and thrown by
 * {@link #check()} all at once. Fields that nobody asks for are ignored.
 */
public final class Payload {
    static final Object NOT_A_STRING = new Object();

    private final Map<String, Object> fields;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param fields strings, and NOT_A_STRING for all else */
    Payload(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Of fields that are texts already. */
    public static Payload of(Map<String, String> fields) {
        return new Payload(Map.copyOf(fields));
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
            return satisfying(
                    text -> text.codePoints().noneMatch(Character::isISOControl),
                    "must not hold control characters");
        }

        /** @param characters Unicode code points */
        public TextField atLeast(int characters) {
            return satisfying(
                    text -> text.codePointCount(0, text.length()) >= characters,
                    "must have at least %d characters".formatted(characters));
        }

        /** @param characters Unicode code points */
        public TextField atMost(int characters) {
            return satisfying(
                    text -> text.codePointCount(0, text.length()) <= characters,
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
