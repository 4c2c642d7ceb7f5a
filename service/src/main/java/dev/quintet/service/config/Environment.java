package dev.quintet.service.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads variables strictly. White space around a value is ignored, an empty value counts as not
 * set, and an invalid one is refused.
 */
public record Environment(Map<String, String> variables) {
    private static final Pattern WHITE_SPACE_AT_AN_END =
            Pattern.compile("^\\s+|\\s+$", Pattern.UNICODE_CHARACTER_CLASS);
    /** Of ASCII, while Java also reads digits of other scripts. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");

    /** Null if it is not set. */
    public String text(String name) {
        var value = stripped(variables.getOrDefault(name, ""));
        return value.isEmpty() ? null : value;
    }

    /** Unlike {@link String#strip}, without no-break spaces, which nobody sees either. */
    static String stripped(String text) {
        return WHITE_SPACE_AT_AN_END.matcher(text).replaceAll("");
    }

    /** A secret is in the variable itself, or in the file that {@code <name>_FILE} names. */
    public Optional<Secret> secret(String name) {
        var fileVariable = name + "_FILE";
        var value = Optional.ofNullable(text(name)).map(text -> new Secret(name, text));
        var ofFile = Optional.ofNullable(text(fileVariable))
                .map(path -> Secret.ofFile(fileVariable, path));
        if (value.isPresent() && ofFile.isPresent()) {
            throw new InvalidSetting(fileVariable, "set beside " + name, "the only one of the two");
        }
        return value.or(() -> ofFile);
    }

    /** A list separated by commas. */
    public List<String> list(String name) {
        var value = text(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    /** {@code on} or {@code off}. */
    public boolean isOn(String name, boolean byDefault) {
        return switch (text(name)) {
            case null -> byDefault;
            case "on" -> true;
            case "off" -> false;
            case String other -> throw new InvalidSetting(name, "'" + other + "'", "on or off");
        };
    }

    /** A constant of an enum, by its name in lower case. */
    public <E extends Enum<E>> E choice(String name, E byDefault) {
        var value = text(name);
        if (value == null) {
            return byDefault;
        }
        var choices = byDefault.getDeclaringClass().getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> word(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(
                        name,
                        "'" + value + "'",
                        "one of "
                                + Arrays.stream(choices)
                                        .map(Environment::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    public Duration seconds(String name, int byDefault, int min, int max) {
        return Duration.ofSeconds(number(name, byDefault, min, max));
    }

    public int number(String name, int byDefault, int min, int max) {
        var value = text(name);
        if (value == null) {
            return byDefault;
        }
        try {
            if (WHOLE_NUMBER.matcher(value).matches()) {
                var number = Integer.parseInt(value);
                if (number >= min && number <= max) {
                    return number;
                }
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number that is out of range.
        }
        throw new InvalidSetting(
                name, "'" + value + "'", "a whole number from %d to %d".formatted(min, max));
    }
}
