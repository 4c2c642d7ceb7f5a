package dev.quintet.users.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

class RegistrationTest {
    @AutoClose
    private static final Service service = Service.start();

    @Test
    void answersWithATokenThatOpensTheStatus() {
        var answer = service.post(
                "/auth/register", Service.registration("michael", "michael@example.org"));

        assertEquals("201 success, Successfully registered.", answer.line());
        assertEquals("application/json", answer.header("Content-Type"));
        var status =
                service.get("/auth/status", answer.json().path("auth_token").asText());
        assertEquals("michael", status.json().at("/data/username").asText());
        assertTrue(status.json()
                .at("/data/created_at")
                .asText()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void keepsThePasswordOnlyAsAnArgon2idHash() throws SQLException {
        var person = service.register();

        try (var connection = service.database();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT password FROM users WHERE email = '" + person.email()
                                + "'")) {
            rows.next();
            assertTrue(
                    rows.getString(1).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"),
                    rows.getString(1));
        }
    }

    @Test
    void refusesAnEmailThatIsTakenWhateverItsCase() {
        var person = service.register();

        var answer = service.post(
                "/auth/register", Service.registration("another", person.email().toUpperCase()));

        assertEquals("400 error, Sorry. That user already exists.", answer.line());
    }

    @Test
    void refusesAUsernameThatIsTaken() {
        var person = service.register();

        var answer = service.post(
                "/auth/register",
                Service.registration(person.username(), "other-" + person.email()));

        assertEquals("400 error, Sorry. That user already exists.", answer.line());
    }

    @Test
    void takesNoIdFromTheSequenceForARefusal() throws SQLException {
        var before = id(service.register());
        for (var i = 0; i < 5; i++) {
            var person = service.register();
            service.post("/auth/register", Service.registration("another" + i, person.email()));
            service.post(
                    "/auth/register",
                    Service.registration(person.username(), "another" + i + "@example.org"));
        }

        assertEquals(before + 6, id(service.register()));
    }

    private static int id(Service.Person person) {
        return service.get("/auth/status", person.token()).json().at("/data/id").asInt();
    }

    @Test
    void letsNoCacheKeepATokenOrAPersonsOwnData() {
        var person = service.register();

        var login = service.post("/auth/login", person.login());

        assertEquals("no-store", login.header("Cache-Control"));
        assertEquals(
                "no-store", service.get("/auth/status", person.token()).header("Cache-Control"));
    }

    /** So whoever was told that it failed can try again. */
    @Test
    void leavesNoUserWhereNoSessionCanBegin() throws SQLException {
        try (var other = Service.start(PostgreSql.newDatabase(), Map.of())) {
            other.changeSchema("""
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '55P03'; END $$;
                    CREATE TRIGGER refuse BEFORE INSERT ON sessions EXECUTE FUNCTION refuse()""");
            var registration = Service.registration("ann", "ann@example.org");
            assertEquals(503, other.post("/auth/register", registration).status());

            other.execute("DROP TRIGGER refuse ON sessions");

            assertEquals(201, other.post("/auth/register", registration).status());
        }
    }

    @Test
    void letsOneOfAHundredHaveAName() throws Exception {
        Callable<Integer> registration = () -> service.post(
                        "/auth/register", Service.registration("wanted", "wanted@example.org"))
                .status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(Collections.nCopies(100, registration)).stream()
                    .map(Future::resultNow);
            var counts = statuses.collect(
                    Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertEquals(1L, counts.get(201));
            // A busy machine has no connection in time for some.
            assertTrue(Set.of(201, 400, 503).containsAll(counts.keySet()), counts::toString);
        }
    }
}
