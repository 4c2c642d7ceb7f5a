package dev.quintet.chart;

import io.fabric8.kubernetes.client.utils.Serialization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of all values: their meaning by the schema, their defaults by values.yaml. */
record ValuesTable(List<Row> rows) {
    /** What stands for any name in a path. */
    static final String ANY = "NAME";

    record Row(String path, String meaning) {}

    static ValuesTable of(Map<String, Object> schema) {
        var rows = new ArrayList<Row>();
        collect("", schema, rows);
        return new ValuesTable(rows);
    }

    List<String> paths() {
        return rows.stream().map(Row::path).toList();
    }

    String markdown(Map<String, Object> values) {
        return rows.stream()
                .map(row -> "| `%s` | %s | %s |"
                        .formatted(row.path(), row.meaning(), byDefault(row.path(), values)))
                .collect(Collectors.joining(
                        "\n", "| value | meaning | default |\n|---|---|---|\n", "\n"));
    }

    /** The paths of the table that some values set. */
    List<String> pathsOf(Map<?, ?> values) {
        return paths().stream().filter(path -> !at(path, values).isEmpty()).toList();
    }

    private static void collect(String path, Map<?, ?> schema, List<Row> rows) {
        if (schema.get("properties") instanceof Map<?, ?> properties
                && !schema.containsKey("description")) {
            properties.forEach((name, of) -> {
                if (!name.equals("global")) {
                    collect(path.isEmpty() ? "" + name : path + "." + name, (Map<?, ?>) of, rows);
                }
            });
            return;
        }
        rows.add(new Row(path, String.valueOf(schema.get("description"))));
        if (schema.get("additionalProperties") instanceof Map<?, ?> any
                && any.get("properties") instanceof Map<?, ?> properties
                && !path.contains(ANY)) {
            properties.forEach(
                    (name, of) -> collect(path + "." + ANY + "." + name, (Map<?, ?>) of, rows));
        }
    }

    private static String byDefault(String path, Map<String, Object> values) {
        var found = at(path, values);
        if (path.equals("services")) {
            return String.join(
                    ", ",
                    ((Map<?, ?>) values.get("services"))
                            .keySet().stream().map(name -> "`" + name + "`").toList());
        }
        return found.entrySet().stream()
                .map(entry -> (entry.getKey().isEmpty() ? "" : entry.getKey() + " ") + "`"
                        + json(entry.getValue()) + "`")
                .collect(Collectors.joining("; "));
    }

    private static String json(Object value) {
        return value instanceof String text
                ? text.isEmpty() ? "\"\"" : text
                : Serialization.asJson(value);
    }

    /** The values at a path, each by the name that stands for {@link #ANY} in it. */
    private static Map<String, Object> at(String path, Map<?, ?> values) {
        var found = new LinkedHashMap<String, Object>();
        var at = path.indexOf("." + ANY + ".");
        if (at < 0) {
            get(path, values).ifPresent(value -> found.put("", value));
            return found;
        }
        var rest = path.substring(at + ANY.length() + 2);
        get(path.substring(0, at), values)
                .ifPresent(named -> ((Map<?, ?>) named).forEach((name, value) -> {
                    if (value instanceof Map<?, ?> of) {
                        get(rest, of).ifPresent(is -> found.put(Objects.toString(name), is));
                    }
                }));
        return found;
    }

    private static Optional<Object> get(String path, Map<?, ?> values) {
        Object value = values;
        for (var name : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(value);
    }
}
