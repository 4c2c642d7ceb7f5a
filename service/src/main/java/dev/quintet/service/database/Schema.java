package dev.quintet.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a service.
 *
 * @param name         the service; the database shows its connections by it
 * @param space        the schema of PostgreSQL that has the tables, so that services may share a
 *     database; empty for that of the connection
 * @param table        the main one
 * @param migrations   in the order of execution
 * @param precondition what has to hold before they run
 */
public record Schema(
        String name,
        Optional<String> space,
        String table,
        List<Migration> migrations,
        Precondition precondition) {
    /**
     * The schema of a service that has made all its tables itself: they are in the schema of
     * PostgreSQL {@code <name>_service}, which no word of SQL is called.
     *
     * @param table without that schema
     */
    public static Schema of(String name, String table, String... scripts) {
        var space = name + "_service";
        return new Schema(
                name,
                Optional.of(space),
                space + "." + table,
                List.of(scripts).stream().map(Migration::of).toList(),
                (_, _) -> {});
    }

    /** What is called so in the schema of PostgreSQL. */
    String qualified(String name) {
        return space.map(space -> space + "." + name).orElse(name);
    }

    String migrationName() {
        return name + " migration";
    }

    /** Looks at what is there, before anything changes. It only reads. */
    public interface Precondition {
        /**
         * @param version the first migration that is to run
         * @throws MigrationFailure if a person has to change something first
         */
        void check(Connection connection, int version) throws SQLException;
    }
}
