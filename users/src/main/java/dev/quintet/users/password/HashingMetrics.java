package dev.quintet.users.password;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import jakarta.inject.Singleton;

@Singleton
final class HashingMetrics implements MeterBinder {
    private final PasswordHasher passwordHasher;

    HashingMetrics(PasswordHasher passwordHasher) {
        this.passwordHasher = passwordHasher;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("password.hashings.waiting", passwordHasher, PasswordHasher::waiting)
                .description("Hash computations that wait for a core")
                .register(registry);
        FunctionCounter.builder(
                        "password.hashes.unusable", passwordHasher, PasswordHasher::unusable)
                .description("Password checks that found an unusable hash")
                .register(registry);
    }
}
