package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class UserListTest {
    @AutoClose
    private static final Service service = Service.start();

    @BeforeAll
    static void startWithTwoHundredAndFiftyUsers() throws SQLException {
        // Ten users per second, so that some pages end between users with the same time.
        service.execute("""
                INSERT INTO users (id, username, email, password, created_at)
                SELECT i, 'user' || i, 'user' || i || '@example.org', '-', timestamp '2017-07-17 00:00:00' + i / 10 * interval '1 second'
                FROM generate_series(1, 250) AS i""");
    }

    @Test
    void holdsTheNewestHundredFirst() {
        var answer = service.get("/users");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(
                IntStream.rangeClosed(151, 250).map(i -> 401 - i).boxed().toList(),
                ids(answer.json()));
        assertEquals(
                "{\"id\":250,\"username\":\"user250\",\"email\":\"user250@example.org\",\"created_at\":\"2017-07-17T00:00:25Z\"}",
                answer.json().at("/data/users/0").toString());
    }

    @Test
    void leadsFromPageToPageThroughAllOfThem() {
        var seen = new ArrayList<Integer>();
        var path = "/users?limit=7";
        while (path != null) {
            var page = service.get(path);
            seen.addAll(ids(page.json()));
            path = page.json().at("/data/next").asText(null);
            assertEquals(path == null ? "" : "<" + path + ">; rel=\"next\"", page.header("Link"));
        }

        assertEquals(IntStream.rangeClosed(1, 250).map(i -> 251 - i).boxed().toList(), seen);
    }

    @Test
    void saysThatThereIsNoMore() {
        var answer = service.get("/users?limit=250");

        assertEquals(250, ids(answer.json()).size());
        assertFalse(answer.json().path("data").has("next"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=x",
                "limit=",
                "after=x",
                "after=AAAA",
                "limit=99999999999",
                "order=id",
                "order=",
                "order=NEWEST",
                "q=",
                "q=%20",
                "q=%00",
                "count=yes",
                "count="
            })
    void refusesAPageThatCannotBe(String query) {
        var answer = service.get("/users?" + query);

        assertEquals("400 fail, Invalid payload.", answer.line());
        assertEquals(query.split("=")[0], answer.json().at("/errors/0/field").asText());
    }

    @Test
    void leadsThroughAllOfThemInEachOrder() {
        var oldest = IntStream.rangeClosed(1, 250).boxed().toList();

        assertEquals(oldest.reversed(), walk("/users?limit=7&order=newest"));
        assertEquals(oldest, walk("/users?limit=7&order=oldest"));
        assertEquals(
                oldest.stream().sorted(Comparator.comparing(i -> "user" + i)).toList(),
                walk("/users?limit=7&order=username"));
        assertEquals(
                oldest.stream()
                        .sorted(Comparator.comparing(i -> "user" + i + "@example.org"))
                        .toList(),
                walk("/users?limit=7&order=email"));
    }

    @Test
    void findsThoseWhoseUsernameOrEmailBeginsWithATextInAnyCase() {
        assertEquals(
                List.of(99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 9), walk("/users?limit=4&q=USER9"));
        assertEquals(List.of(7), ids(service.get("/users?q=user7@").json()));
        assertEquals(List.of(), ids(service.get("/users?q=ser7").json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "user1%25", "'", "%5C", "%F0%9F%98%80"})
    void takesATextAsItIs(String text) {
        var answer = service.get("/users?count=true&q=" + text);

        assertEquals(200, answer.status());
        assertEquals(List.of(), ids(answer.json()));
        assertEquals(
                "{\"users\":0,\"exact\":true}", answer.json().at("/data/count").toString());
    }

    @Test
    void findsInTheOrderThatIsAskedFor() {
        assertEquals(
                List.of(9, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99),
                walk("/users?limit=3&order=username&q=user9"));
        assertEquals(9, walk("/users?limit=3&order=oldest&q=user9").getFirst());
    }

    @Test
    void saysHowManyThereAreWhereThatIsAskedFor() {
        assertEquals(
                "{\"users\":250,\"exact\":true}",
                service.get("/users?limit=1&count=true")
                        .json()
                        .at("/data/count")
                        .toString());
        assertEquals(
                "{\"users\":11,\"exact\":true}",
                service.get("/users?limit=1&count=true&q=user9")
                        .json()
                        .at("/data/count")
                        .toString());
        assertFalse(service.get("/users?count=false").json().path("data").has("count"));
    }

    @Test
    void keepsWhatWasAskedForOnTheNextPage() {
        var last = new User(1, "ann", "ann@example.org", true, false, Instant.EPOCH);

        assertEquals(
                "/users?limit=1&order=email&q=a%2Bb%20%26&count=true&after=AAAAAWFubkBleGFtcGxlLm9yZw",
                PageQuery.of("1", "email", null, "a+b &", "true").next(last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "AAAAAQ", "AAAAAf8", "AAAAAQA"})
    void refusesACursorThatIsNoneOfItsOrder(String cursor) {
        var answer = service.get("/users?order=username&after=" + cursor);

        assertEquals("400 fail, Invalid payload.", answer.line());
        assertEquals("after", answer.json().at("/errors/0/field").asText());
    }

    @Test
    void showsOneUser() {
        assertEquals(
                "user7", service.get("/users/7").json().at("/data/username").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "999",
                "blah",
                "-1",
                "1.0",
                "2147483648",
                "99999999999999999999",
                "7%20",
                "%00",
                "٣"
            })
    void knowsNobodyByAnIdThatIsNone(String id) {
        assertEquals(
                "404 fail, User does not exist",
                service.get("/users/"
                                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("%25", "%"))
                        .line());
    }

    /** RFC 3986, 3.3: none of these ends a segment of a path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1", "1+", "a&b", "1;x", "1,2", "1=1", "a:b", "@", "!", "$1", "'", "(1)", "*", "~",
                "%2B1", "%261", "1%3Bx"
            })
    void knowsNobodyByAnIdWithADelimiter(String id) {
        assertEquals(
                "404 fail, User does not exist", service.get("/users/" + id).line());
    }

    /** The ids of this page and of all following pages. */
    private static List<Integer> walk(String path) {
        var seen = new ArrayList<Integer>();
        while (path != null) {
            var page = service.get(path).json();
            seen.addAll(ids(page));
            path = page.at("/data/next").asText(null);
        }
        return seen;
    }

    private static List<Integer> ids(JsonNode answer) {
        var ids = new ArrayList<Integer>();
        answer.at("/data/users").forEach(user -> ids.add(user.path("id").asInt()));
        assertTrue(answer.at("/data/users").isArray());
        return ids;
    }
}
