package dev.quintet.testkit;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Tries a property with random inputs, others in each run. */
public final class Property {
    private static final String SEED = "property.seed";
    private static final int TRIES = 1000;

    private Property() {}

    /**
     * Fails with the first input for which the property does not hold, and with the seed that makes
     * it again.
     */
    public static <T> void holds(Function<RandomGenerator, T> generator, Consumer<T> property) {
        holds(TRIES, generator, property);
    }

    /** The same, with fewer inputs where each takes long. */
    public static <T> void holds(
            int tries, Function<RandomGenerator, T> generator, Consumer<T> property) {
        long first = Long.getLong(SEED, System.nanoTime());
        for (var seed = first; seed < first + tries; seed++) {
            var input = generator.apply(new SplittableRandom(seed));
            try {
                property.accept(input);
            } catch (Throwable e) {
                throw new AssertionError(
                        "does not hold, again with -D%s=%d, for %s"
                                .formatted(SEED, seed, Inputs.show(input)),
                        e);
            }
        }
    }
}
