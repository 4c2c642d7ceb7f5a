package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

class SearchTest {
    @AutoClose
    private static final Service service = Service.start();

    private static String admin;

    /** So many begin with "many" that they are not all sorted. The admin is the newest user. */
    @BeforeAll
    static void startWithUsers() throws SQLException {
        service.execute("""
                INSERT INTO users (username, email, password, active, admin, created_at, email_verified_at) VALUES
                    ('Anna', 'first@example.org', '-', true, true, '2020-01-01', now()),
                    ('annabel', 'second@example.org', '-', false, false, '2020-01-02', NULL),
                    ('berta', 'ANNE@example.org', '-', true, false, '2020-01-03', now()),
                    ('100%', 'p_c@example.org', '-', true, false, '2020-01-04', NULL),
                    ('März', 'maerz@example.org', '-', true, false, '2020-01-05', NULL)""");
        service.execute("""
                INSERT INTO users (username, email, password, active, created_at)
                SELECT 'many' || i, 'm' || i || '@example.org', '-', i % 1000 <> 0,
                    timestamp '2021-01-01' + i * interval '1 second'
                FROM generate_series(1, 5000) AS i""");
        admin = service.admin().token();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "q=ann,                     berta annabel Anna",
                "q=ANN,                     berta annabel Anna",
                "q=anna,                    annabel Anna",
                "q=second@,                 annabel",
                "q=ann&active=false,        annabel",
                "q=ann&active=true,         berta Anna",
                "q=ann&admin=true,          Anna",
                "q=ann&admin=false,         berta annabel",
                "q=ann&verified=true,       berta Anna",
                "q=ann&verified=false,      annabel",
                "q=100%25,                  100%",
                "q=p_,                      100%",
                "q=M%C3%A4,                 März",
                "q=Ma%CC%88,                März",
                "q=nobody,                  \"\"",
                "q=many&active=false&limit=2, many5000 many4000",
                "q=many4999,                many4999",
                "active=false&limit=1,      many5000",
                "verified=true,             berta Anna"
            })
    void findsByTheBeginningOfNamesNewestFirst(String query, String usernames) {
        assertEquals(usernames, usernames(search(query)));
    }

    @Test
    void findsOneByTheId() {
        assertEquals("annabel", usernames(search("q=" + service.id("second@example.org"))));
        assertEquals("", usernames(search("q=99999999999999999999")));
    }

    @Test
    void showsWhatAdminsNeedToKnow() {
        var found = search("q=annabel").json().at("/data/users/0");

        assertEquals(
                "{\"id\":%d,\"username\":\"annabel\",\"email\":\"second@example.org\",\"created_at\":\"2020-01-02T00:00:00Z\",\"active\":false,\"admin\":false,\"email_verified\":false,\"seen_at\":null}"
                        .formatted(service.id("second@example.org")),
                found.toString());
    }

    @Test
    void showsWhenSomebodyWasLastSeen() {
        var person = service.register();

        assertTrue(search("q=" + person.email())
                .json()
                .at("/data/users/0/seen_at")
                .asText()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    /** Of few and of many, each user is on one page. */
    @ParameterizedTest
    @ValueSource(strings = {"q=many", "q=m", "q=many1", "active=true", "q=many&active=false"})
    void leadsFromPageToPage(String query) {
        var prefix = query.replaceFirst("(q=(\\w*))?.*", "$2%");
        var expected = service.count(
                "users WHERE (username LIKE '%1$s' OR email LIKE '%1$s')".formatted(prefix)
                        + (query.contains("active=true") ? " AND active" : "")
                        + (query.contains("active=false") ? " AND NOT active" : ""));
        var sum = 0;
        var path = "/users/search?limit=999&" + query;
        while (true) {
            var page = service.get(path, admin);
            sum += page.json().at("/data/users").size();
            if (page.json().at("/data/next").isMissingNode()) {
                assertEquals("", page.header("Link"));
                break;
            }
            path = page.json().at("/data/next").asText();
            assertEquals("<%s>; rel=\"next\"".formatted(path), page.header("Link"));
        }

        assertEquals(expected, sum);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,    limit,    must be a whole number from 1 to 1000",
        "limit=1001, limit,    must be a whole number from 1 to 1000",
        "active=yes, active,   must be true or false",
        "admin=1,    admin,    must be true or false",
        "verified=,  verified, must be true or false",
        "q=,         q,        must not be blank",
        "after=x,    after,    must be taken from data.next of the page before"
    })
    void saysWhatIsWrong(String query, String field, String message) {
        var answer = search(query);

        assertEquals("400 fail, Invalid payload.", answer.line());
        assertEquals(
                "[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message),
                answer.json().path("errors").toString());
    }

    /** Each row takes a quarter of a second, so the caller is found, and thirty others are not. */
    @Test
    void isRefusedInWordsWhereItTakesTooLong() throws SQLException {
        try (var slow = Service.start(PostgreSql.newDatabase(), Map.of())) {
            var token = slow.admin().token();
            slow.execute("""
                    INSERT INTO users (username, email, password)
                    SELECT 'u' || i, 'u' || i || '@example.org', '-' FROM generate_series(1, 30) AS i""");
            slow.changeSchema("""
                    ALTER TABLE users RENAME TO real_users;
                    CREATE VIEW users AS
                        SELECT * FROM real_users WHERE pg_sleep(0.25 + id * 0) IS NOT NULL""");

            var answer = slow.get("/users/search", token);

            assertEquals("503 error, Please search more precisely.", answer.line());
            assertEquals("5", answer.header("Retry-After"));
        }
    }

    private static Answer search(String query) {
        return service.get("/users/search?" + query, admin);
    }

    private static String usernames(Answer answer) {
        return StreamSupport.stream(answer.json().at("/data/users").spliterator(), false)
                .map(user -> user.path("username").asText())
                .collect(Collectors.joining(" "));
    }
}
