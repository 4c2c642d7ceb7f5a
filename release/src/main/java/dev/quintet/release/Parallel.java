package dev.quintet.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does something for each of the images at the same time. */
final class Parallel {
    private Parallel() {}

    /**
     * Returns the results in the order of the keys. If one failed, throws its failure after all
     * have ended.
     */
    static <K, V> Map<K, V> forEach(List<K> keys, Function<K, V> work) {
        var running = new LinkedHashMap<K, Future<V>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            keys.forEach(key -> running.put(key, threads.submit(() -> work.apply(key))));
        }
        var results = new LinkedHashMap<K, V>();
        running.forEach((key, result) -> results.put(key, get(result)));
        return results;
    }

    static <K> void each(List<K> keys, Consumer<K> work) {
        forEach(keys, key -> {
            work.accept(key);
            return key;
        });
    }

    private static <V> V get(Future<V> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
