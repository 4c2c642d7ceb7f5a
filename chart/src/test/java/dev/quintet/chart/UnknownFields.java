package dev.quintet.chart;

import io.fabric8.kubernetes.api.model.KubernetesResource;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The model keeps a field that it does not know in a map of each object. */
final class UnknownFields {
    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> in(Object object) {
        var fields = new UnknownFields();
        fields.look("", object);
        return fields.found;
    }

    private void look(String path, Object value) {
        switch (value) {
            case KubernetesResource resource -> {
                for (var field : resource.getClass().getDeclaredFields()) {
                    look(path + "." + field.getName(), valueOf(field, resource));
                }
            }
            case Collection<?> list -> list.forEach(item -> look(path + "[]", item));
            case Map<?, ?> map
            when path.endsWith(".additionalProperties") ->
                map.keySet().forEach(key -> found.add(path + "." + key));
            case Map<?, ?> map -> map.forEach((key, item) -> look(path + "." + key, item));
            case null, default -> {}
        }
    }

    private static Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
