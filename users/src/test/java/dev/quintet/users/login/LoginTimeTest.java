package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

class LoginTimeTest {
    private static final String UNKNOWN = "nobody@example.org";

    /** In which the service learns how long the kinds of hashes take here, and answers sooner than later. */
    private static final int LEARNING = 2;

    private static final int ROUNDS = 9;
    /** A busy machine disturbs each kind in most of its rounds. */
    private static final int MOST_ROUNDS = 40;

    /** No hash is of the password in the test, but there is one of each kind. */
    private static final Map<String, String> HASHES = Map.of(
            "bcrypt 4", "$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES",
            "bcrypt 9", "$2a$09$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES",
            "larger argon2",
                    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "unusable", "$2b$99$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES");

    @Test
    void doesNotTellWhetherAnAccountIsThereNorWhichHashItHas() throws SQLException {
        var off = Map.of("LOGIN_FAILURES_PER_ACCOUNT", "0", "LOGIN_FAILURES_PER_ADDRESS", "0");
        var database = PostgreSql.newDatabase();
        try (var before = Service.start(database, off)) {
            for (var kind : HASHES.entrySet()) {
                before.execute(
                        "INSERT INTO users (username, email, password) VALUES ('%1$s', '%1$s', '%2$s')"
                                .formatted(kind.getKey(), kind.getValue()));
            }
        }
        try (var service = Service.start(database, off)) {
            // As other work disturbs each round: medians of busy machines differed by half.
            var fastest = new LinkedHashMap<String, Long>();
            fastest.put(service.register().email(), Long.MAX_VALUE);
            fastest.put(UNKNOWN, Long.MAX_VALUE);
            HASHES.keySet().forEach(email -> fastest.put(email, Long.MAX_VALUE));

            for (var round = -LEARNING;
                    round < ROUNDS || round < MOST_ROUNDS && !areAlike(fastest);
                    round++) {
                for (var kind : fastest.entrySet()) {
                    var took = time(service, kind.getKey());
                    if (round >= 0) {
                        kind.setValue(Math.min(kind.getValue(), took));
                    }
                }
            }

            assertTrue(areAlike(fastest), fastest::toString);
        }
    }

    private static boolean areAlike(Map<String, Long> fastest) {
        var unknown = (double) fastest.get(UNKNOWN);
        return fastest.values().stream()
                .allMatch(time -> time / unknown > 0.8 && time / unknown < 1.25);
    }

    private static long time(Service service, String email) {
        var began = System.nanoTime();
        var answer = service.post("/auth/login", Service.login(email, "not the password"));
        assertEquals(404, answer.status());
        return System.nanoTime() - began;
    }
}
