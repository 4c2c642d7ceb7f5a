package dev.quintet.users.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.users.Service;
import dev.quintet.users.code.Registration;
import dev.quintet.users.code.Registrations;
import dev.quintet.users.database.UsersSchema;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

class ManyRegistrationsTest {
    @AutoClose
    private static final SignUp signUp = SignUp.start();

    @Test
    void areRemovedPastTheirTimeWithTheirCodes() throws SQLException {
        var email = SignUp.email();
        var code = signUp.register(email);
        signUp.service.execute("""
                INSERT INTO registrations (id, username, email, password, expires_at)
                SELECT gen_random_uuid(), 'old', 'old@example.org', '-', now() - interval '1 second'
                FROM generate_series(1, 3500)""");
        signUp.service.execute("""
                INSERT INTO registration_codes (digest, registration_id)
                SELECT sha256(id::text::bytea), id FROM registrations WHERE username = 'old'""");
        try (var database = database()) {
            new Registrations(database).purge();
        }

        assertEquals(0, signUp.service.count("registrations WHERE username = 'old'"));
        assertEquals(
                0,
                signUp.service.count(
                        "registration_codes WHERE registration_id NOT IN (SELECT id FROM registrations)"));
        assertEquals(SignUp.DONE, signUp.confirm(code, Service.PASSWORD).line());
    }

    /** It then counts from when the mail is sent, so that a mail that waits makes no dead link. */
    @Test
    void outliveAMailThatWaits() throws SQLException {
        var id = UUID.randomUUID();
        var life = Duration.ofMinutes(5);
        try (var database = database()) {
            Registrations.add(
                    database, new Registration(id, "waiting", "waiting@example.org", "-"), life);
            assertTrue(in("1 hour", id));

            Registrations.makeCode(database, id, life);
        }

        assertTrue(!in("1 hour", id) && in("4 minutes", id));
    }

    /** As where the server took a mail, and its answer was lost. */
    @Test
    void areFinishedByTheLinkOfAnyMailThatWasSentTwice() throws SQLException {
        for (var used : new int[] {0, 1}) {
            var email = SignUp.email();
            var first = signUp.register(email);
            var codes = new String[] {first, another(email)};

            assertEquals(
                    SignUp.DONE, signUp.confirm(codes[used], Service.PASSWORD).line());
            assertEquals(
                    SignUp.DEAD,
                    signUp.confirm(codes[1 - used], Service.PASSWORD).line());
        }
    }

    private static String another(String email) throws SQLException {
        try (var database = database()) {
            var id = database.queryOne(
                            "SELECT id FROM registrations WHERE email = ?",
                            row -> row.getObject("id", UUID.class),
                            email)
                    .orElseThrow();
            return Registrations.makeCode(database, id, Duration.ofMinutes(5)).orElseThrow();
        }
    }

    private static boolean in(String time, UUID id) {
        return signUp.service.count(
                        "registrations WHERE id = '%s' AND expires_at > now() + interval '%s'"
                                .formatted(id, time))
                > 0;
    }

    private static Database database() {
        return Database.at(DatabaseUrl.ofJdbc(signUp.service.jdbcUrl()), UsersSchema.SCHEMA);
    }
}
