package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.Property;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** An adopted table may hold rows that today's rules would refuse. */
class RandomRowTest {
    private static final List<String> TIMES = List.of(
            "infinity",
            "-infinity",
            "4713-01-01 00:00:00 BC",
            "0001-01-01 00:00:00 BC",
            "0001-01-01 00:00:00",
            "9999-12-31 23:59:59.999999",
            "10000-01-01 00:00:00",
            "294276-12-31 23:59:59.999999",
            "2017-07-17 23:59:59.5");

    private static final List<Long> TICKS = List.of(
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -211_813_488_000_000_001L,
            -211_813_488_000_000_000L,
            0L,
            9_223_371_331_199_999_999L,
            9_223_371_331_200_000_000L,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE);

    @AutoClose
    private static final Service service = Service.start();

    private record Row(int id, String username, String email, String createdAt) {}

    @Test
    void isListedOnceInEachOrderAndFoundById() {
        Property.holds(30, RandomRowTest::rows, rows -> {
            store(rows);

            for (var order : List.of("newest", "oldest", "username", "email")) {
                var seen = new ArrayList<Integer>();
                var next = "/users?limit=3&order=" + order;
                while (!next.isEmpty() && seen.size() <= rows.size()) {
                    var page = service.get(next);
                    assertEquals(200, page.status(), page.response().body());
                    page.json()
                            .at("/data/users")
                            .forEach(user -> seen.add(user.path("id").asInt()));
                    next = page.json().at("/data/next").asText();
                }
                assertEquals(
                        rows.stream().map(Row::id).sorted().toList(),
                        seen.stream().sorted().toList(),
                        order);
            }
            for (var row : rows) {
                var answer = service.get("/users/" + row.id());
                assertEquals(row.id() < 0 ? 404 : 200, answer.status());
            }
        });
    }

    @Test
    void isNoMatterForAnyPlaceInTheList() {
        Property.holds(
                random -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                random.nextBoolean()
                                        ? ByteBuffer.allocate(12)
                                                .putLong(TICKS.get(random.nextInt(TICKS.size())))
                                                .putInt(random.nextInt())
                                                .array()
                                        : Inputs.bytes(0, 200, random)),
                place -> {
                    for (var order : List.of("newest", "oldest", "username", "email")) {
                        var status = service.get("/users?order=%s&after=%s".formatted(order, place))
                                .status();
                        assertTrue(status == 200 || status == 400, order + ": " + status);
                    }
                });
    }

    private static List<Row> rows(RandomGenerator random) {
        return IntStream.range(0, 12)
                .mapToObj(i -> new Row(
                        switch (i) {
                            case 0 -> 0;
                            case 1 -> Integer.MAX_VALUE;
                            case 2 -> Integer.MIN_VALUE;
                            default -> i;
                        },
                        i + shortened(Inputs.wellFormed(random)),
                        i + shortened(Inputs.wellFormed(random)),
                        TIMES.get(random.nextInt(TIMES.size()))))
                .toList();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 120));
    }

    private static void store(List<Row> rows) {
        try (var connection = service.database();
                var insert = connection.prepareStatement(
                        "INSERT INTO users (id, username, email, password, created_at) VALUES (?, ?, ?, '', ?::timestamp)")) {
            // A TRUNCATE could not be had beside an index that is built.
            connection.createStatement().execute("DELETE FROM users");
            for (var row : rows) {
                insert.setInt(1, row.id());
                insert.setString(2, row.username());
                insert.setString(3, row.email());
                insert.setString(4, row.createdAt());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
