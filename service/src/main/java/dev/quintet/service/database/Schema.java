package dev.quintet.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of a service.
 *
 * @param name         the service, and its main table; the database shows its connections by it
 * @param migrations   in the order of execution
 * @param precondition what has to hold before they run
 */
public record Schema(String name, List<Migration> migrations, Precondition precondition) {
    /** The schema of a service whose tables are made by itself. */
    public static Schema of(String name, String... scripts) {
        return new Schema(
                name, List.of(scripts).stream().map(Migration::of).toList(), (_, _) -> {});
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
