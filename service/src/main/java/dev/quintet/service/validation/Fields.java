package dev.quintet.service.validation;

import dev.quintet.service.validation.InvalidFields.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Named values from outside. Each field is read by its name; {@link #check()} then reports all
 * errors at once. Fields that are not read are ignored.
 */
public final class Fields {
    private final Map<String, ?> values;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param values strings and booleans; any other type is refused */
    public Fields(Map<String, ?> values) {
        this.values = values;
    }

    /** Returns the named field, which must be present and a string. Its rules follow. */
    public TextField text(String name) {
        return new TextField(name, values.get(name), true);
    }

    /** Like {@link #text}, but it may be absent. Its rules then hold. */
    public TextField optionalText(String name) {
        return new TextField(name, values.get(name), false);
    }

    /** Returns the named field: {@code true} or {@code false}, or empty if it is absent. */
    public Optional<Boolean> flag(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            default -> {
                errors.add(new FieldError(name, "must be true or false"));
                yield Optional.empty();
            }
        };
    }

    /** @throws InvalidFields if a field that was read breaks a rule */
    public void check() {
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }

    /** A field. If it breaks several rules, only the first is reported. */
    public final class TextField {
        private final String name;
        private final String value;
        private boolean refused;

        private TextField(String name, Object value, boolean required) {
            this.name = name;
            this.value = value instanceof String text ? text : null;
            if (value == null) {
                if (required) {
                    refuse("is missing");
                }
            } else if (this.value == null) {
                refuse("must be a string");
            } else {
                satisfying(Text::isWellFormed, "must be valid Unicode without NUL");
            }
        }

        public TextField notBlank() {
            return satisfying(text -> !Text.isBlank(text), "must not be blank");
        }

        /** People tell each other apart by names, so two different names must not look the same. */
        public TextField name() {
            return satisfying(Text::isNormalized, "must be in Unicode's normal form C")
                    .satisfying(
                            text -> !Text.hasInvisible(text),
                            "must not hold characters that control, cannot be seen, or change the direction")
                    .satisfying(
                            text -> !Text.hasWhiteSpaceAtAnEnd(text),
                            "must not begin or end with white space");
        }

        public TextField withoutWhiteSpace() {
            return satisfying(text -> !Text.hasWhiteSpace(text), "must not hold white space");
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
            if (!refused && value != null && !rule.test(value)) {
                refuse(message);
            }
            return this;
        }

        /** Returns the text. Only valid after {@link Fields#check()}. */
        public String value() {
            return value;
        }

        /** Empty if it is absent. Only valid after {@link Fields#check()}. */
        public Optional<String> ifPresent() {
            return Optional.ofNullable(value);
        }

        private void refuse(String message) {
            refused = true;
            errors.add(new FieldError(name, message));
        }
    }
}
