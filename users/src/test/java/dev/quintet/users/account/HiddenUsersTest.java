package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;

/** Who sees the users where {@code USERS_VISIBLE_TO} does not show them to everybody. */
class HiddenUsersTest {
    private static final String NO_TOKEN = "403 error, Provide a valid auth token.";
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String FORBIDDEN = "403 error, You do not have permission to do that.";

    @AutoClose
    private static final Service toMembers = start("members");

    @AutoClose
    private static final Service toAdmins = start("admins");

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/1", "/users/nobody", "/users?limit=no"})
    void noGuestDoes(String path) {
        for (var service : new Service[] {toMembers, toAdmins}) {
            assertEquals(NO_TOKEN, service.get(path).line());
            assertEquals(INVALID, service.get(path, "no token").line());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/1"})
    void aMemberDoesIfItIsToMembers(String path) {
        assertEquals(200, toMembers.get(path, toMembers.register().token()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/1", "/users?limit=no"})
    void aMemberDoesNotIfItIsToAdminsAndStaysLoggedIn(String path) {
        var token = toAdmins.register().token();

        assertEquals(FORBIDDEN, toAdmins.get(path, token).line());

        assertEquals(200, toAdmins.get("/auth/status", token).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/1"})
    void anAdminDoes(String path) throws SQLException {
        assertEquals(200, toAdmins.get(path, admin(toAdmins).token()).status());
        assertEquals(200, toMembers.get(path, admin(toMembers).token()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/1"})
    void nobodyDoesAfterTheLogout(String path) {
        var token = toMembers.register().token();
        toMembers.get("/auth/logout", token);

        assertEquals(INVALID, toMembers.get(path, token).line());
    }

    private static Person admin(Service service) throws SQLException {
        var person = service.register();
        service.execute(
                "UPDATE users SET admin = true WHERE email = '%s'".formatted(person.email()));
        return person;
    }

    private static Service start(String audience) {
        try {
            var service =
                    Service.start(PostgreSql.newDatabase(), Map.of("USERS_VISIBLE_TO", audience));
            // The user 1.
            service.register();
            return service;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
