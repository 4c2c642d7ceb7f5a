package dev.quintet.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;

class TransactionTest {
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        database = Database.at(
                DatabaseUrl.ofJdbc(PostgreSql.newDatabase()), Schema.of("notes", "notes"));
        database.update("CREATE TABLE notes (text text UNIQUE)");
    }

    @BeforeEach
    void empty() throws SQLException {
        database.update("DELETE FROM notes");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void showsOthersAllOfItAtItsEndAndNothingBefore() throws SQLException {
        var before = database.transaction(transaction -> {
            transaction.update("INSERT INTO notes VALUES ('one')");
            transaction.update("INSERT INTO notes VALUES ('two')");
            assertEquals(List.of("one", "two"), notes(transaction));
            return notes(database);
        });

        assertEquals(List.of(), before);
        assertEquals(List.of("one", "two"), notes(database));
    }

    @Test
    void leavesNothingWhereAStatementFails() throws SQLException {
        assertThrows(
                SQLException.class,
                () -> database.transaction(transaction -> {
                    transaction.update("INSERT INTO notes VALUES ('one')");
                    return transaction.update("INSERT INTO notes VALUES ('one')");
                }));

        assertEquals(List.of(), notes(database));
    }

    @Test
    void leavesNothingWhereOurCodeFails() throws SQLException {
        var failure = new IllegalStateException("of the test");

        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> database.transaction(transaction -> {
                            transaction.update("INSERT INTO notes VALUES ('one')");
                            throw failure;
                        })));

        assertEquals(List.of(), notes(database));
    }

    /** Connections are used again. */
    @Test
    void doesNotJoinLaterStatements() throws SQLException {
        database.transaction(transaction -> transaction.update("INSERT INTO notes VALUES ('one')"));
        database.update("INSERT INTO notes VALUES ('two')");

        assertThrows(SQLException.class, () -> database.update("INSERT INTO notes VALUES ('two')"));

        assertEquals(List.of("one", "two"), notes(database));
    }

    private static List<String> notes(Statements statements) throws SQLException {
        return statements.query("SELECT text FROM notes ORDER BY 1", row -> row.getString(1));
    }
}
