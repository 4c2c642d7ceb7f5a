package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.password.PasswordHasher;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

class JanitorTest {
    @Test
    void purgesTheOthersWhenOneFails() throws SQLException {
        var purged = new AtomicBoolean();
        try (var database = Database.at(
                        DatabaseUrl.ofJdbc(PostgreSql.newDatabase()), UsersSchema.SCHEMA);
                var janitor = new Janitor(
                        new CredentialStore(database),
                        new PasswordHasher(1),
                        List.of(
                                () -> {
                                    throw new SQLException("locked");
                                },
                                () -> purged.set(true)))) {
            database.prepare(Duration.ofSeconds(30));

            janitor.work();
        }
        assertTrue(purged.get());
    }
}
