package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class UserListTest {
    private static Service service;

    @BeforeAll
    static void startWithTwoHundredAndFiftyUsers() throws SQLException {
        service = Service.start();
        // Ten users a second, so that pages end between users of one time.
        service.execute("""
                INSERT INTO users (id, username, email, password, created_at)
                SELECT i, 'user' || i, 'user' || i || '@example.org', '-', timestamp '2017-07-17 00:00:00' + i / 10 * interval '1 second'
                FROM generate_series(1, 250) AS i""");
    }

    @AfterAll
    static void stop() {
        service.close();
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
                "limit=99999999999"
            })
    void refusesAPageThatCannotBe(String query) {
        var answer = service.get("/users?" + query);

        assertEquals("400 fail, Invalid payload.", answer.line());
        assertEquals(query.split("=")[0], answer.json().at("/errors/0/field").asText());
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

    private static List<Integer> ids(JsonNode answer) {
        var ids = new ArrayList<Integer>();
        answer.at("/data/users").forEach(user -> ids.add(user.path("id").asInt()));
        assertTrue(answer.at("/data/users").isArray());
        return ids;
    }
}
