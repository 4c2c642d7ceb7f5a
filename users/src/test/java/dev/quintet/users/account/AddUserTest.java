package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;

class AddUserTest {
    @AutoClose
    private static final Service service = Service.start();

    private static String admin;

    @BeforeAll
    static void startWithAnAdmin() throws SQLException {
        var person = service.register();
        service.execute("UPDATE users SET admin = true WHERE email = '" + person.email() + "'");
        admin = person.token();
    }

    @Test
    void addsAUserWhoCanLogIn() {
        var added =
                service.post("/users", Service.registration("added", "added@example.org"), admin);

        assertEquals("201 success, added@example.org was added!", added.line());
        assertEquals(
                200,
                service.post("/auth/login", Service.login("added@example.org", "a good password"))
                        .status());
    }

    @Test
    void isForAdminsAlone() {
        assertEquals(
                "401 error, You do not have permission to do that.",
                service.post(
                                "/users",
                                Service.registration("x", "x@example.org"),
                                service.register().token())
                        .line());
        assertEquals(
                "403 error, Provide a valid auth token.",
                service.post("/users", Service.registration("x", "x@example.org"))
                        .line());
        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.post("/users", Service.registration("x", "x@example.org"), "x")
                        .line());
    }

    @Test
    void saysWhichOfTheTwoIsTaken() {
        var person = service.register();

        assertEquals(
                "400 fail, Sorry. That email already exists.",
                service.post("/users", Service.registration("other", person.email()), admin)
                        .line());
        assertEquals(
                "400 fail, Sorry. That username already exists.",
                service.post(
                                "/users",
                                Service.registration(person.username(), "other@example.org"),
                                admin)
                        .line());
    }

    @Test
    void namesWhatIsWrong() {
        var answer = service.post("/users", Map.of("email", "a@b"), admin);

        assertEquals("400 fail, Invalid payload.", answer.line());
        assertEquals(
                "[{\"field\":\"username\",\"message\":\"is missing\"},{\"field\":\"password\",\"message\":\"is missing\"}]",
                answer.json().path("errors").toString());
    }
}
