package dev.quintet.users.config;

import java.time.Duration;
import java.util.Optional;

/** What a command needs that works on the database alone; each as in {@link Settings}. */
public record DatabaseSettings(
        Stage stage,
        Optional<DatabaseUrl> databaseUrl,
        Duration databasePatience,
        PasswordSettings passwords) {}
