package dev.quintet.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one PostgreSQL of a test run; it ends with the run. Every test class has its own database in
 * it.
 */
public final class PostgreSql {
    /** A busy machine takes longer than the default of ten seconds. */
    public static final Duration LONGEST_START = Duration.ofMinutes(1);

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgreSql() {}

    /** The JDBC URL of a new, empty database. */
    public static String newDatabase() throws SQLException {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setPGStartupWait(LONGEST_START).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
