package dev.quintet.users.settings;

import java.util.Map;

/** Variables, read strictly: an empty one counts as not set, one that cannot be used is refused. */
record Environment(Map<String, String> variables) {
    String text(String name) {
        var value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    int number(String name, int byDefault, int min, int max) {
        var value = text(name);
        if (value == null) {
            return byDefault;
        }
        try {
            var number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below, as a number that is out of range is
        }
        throw new InvalidSetting(name, "'" + value + "'", "a whole number from %d to %d".formatted(min, max));
    }
}
