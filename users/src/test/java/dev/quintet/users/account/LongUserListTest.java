package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

class LongUserListTest {
    @AutoClose
    private static final Service service = Service.start();

    @BeforeAll
    static void startWithManyUsers() throws SQLException {
        add("exact", UserList.MAX_FOUND);
        add("broad", UserList.MAX_FOUND + 1);
        add("other", UserList.MAX_COUNTED - 2 * UserList.MAX_FOUND - 1);
    }

    @ParameterizedTest
    @CsvSource({"exact, true", "broad, false"})
    void countsWhatASearchFindsUpToAThousand(String prefix, boolean exact) {
        assertEquals(
                "{\"users\":1000,\"exact\":" + exact + "}",
                count("/users?limit=1&count=true&q=" + prefix));
    }

    @Test
    void countsAllUpToTenThousand() throws SQLException {
        assertEquals("{\"users\":10000,\"exact\":true}", count("/users?limit=1&count=true"));

        add("one more", 1);

        assertEquals("{\"users\":10000,\"exact\":false}", count("/users?limit=1&count=true"));
    }

    private static String count(String path) {
        return service.get(path).json().at("/data/count").toString();
    }

    /** A search finds them only by their usernames, so it finds each of them once. */
    private static void add(String prefix, int users) throws SQLException {
        service.execute("""
                INSERT INTO users (username, email, password)
                SELECT '%1$s' || i, i || '@%1$s.example.org', '-' FROM generate_series(1, %2$d) AS i""".formatted(prefix.replace(" ", ""), users));
    }
}
