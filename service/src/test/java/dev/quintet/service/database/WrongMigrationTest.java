package dev.quintet.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.time.Duration;

/** A mistake in the SQL of a migration. */
class WrongMigrationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "V2__wrong_word.sql | V2__wrong_word.sql:2: ERROR: syntax error at or near \"TABEL\"",
                "V3__wrong_word_of_an_index.sql | V3__wrong_word_of_an_index.sql:3: ERROR: syntax error at or near \"WHER\"",
                "V4__wrong_table.sql | V4__wrong_table.sql: ERROR: relation \"wrong_service.nots\" does not exist",
            })
    void isNamedByItsFileAndItsLineWherePostgreSqlNamesAPlace(String script, String words)
            throws SQLException {
        var schema = Schema.of("wrong", "notes", script);
        try (var database = Database.at(DatabaseUrl.ofJdbc(PostgreSql.newDatabase()), schema)) {
            var failure = assertThrows(
                    MigrationFailure.class, () -> database.prepare(Duration.ofSeconds(10)));

            assertEquals(words, failure.getMessage());
        }
    }

    @Test
    void isNamedWhereThereIsNoSuchFile() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> Schema.of("wrong", "notes", "V1__nowhere.sql"));

        assertEquals(
                "there is no file db/migration/V1__nowhere.sql: correct its name in the schema, or add it",
                failure.getMessage());
    }
}
