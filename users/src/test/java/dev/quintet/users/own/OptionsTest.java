package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Map;

class OptionsTest {
    @AutoClose
    private static final Service service = Service.start();

    @Test
    void areThoseOfTodayByDefault() {
        assertEquals(
                "{\"mail\":false,\"registration\":\"open\",\"email_verification\":\"off\",\"users_visible_to\":\"everybody\",\"account_deletion\":true,\"password_min_length\":11}",
                service.get("/auth/options").json().path("data").toString());
    }

    @Test
    void followTheSettings() throws Exception {
        try (var other = Service.start(
                PostgreSql.newDatabase(),
                Map.of(
                        "ACCOUNT_DELETION", "off",
                        "PASSWORD_MIN_LENGTH", "20",
                        "REGISTRATION", "closed",
                        "USERS_VISIBLE_TO", "members"))) {
            var data = other.get("/auth/options").json().path("data");

            assertEquals(false, data.path("account_deletion").asBoolean(true));
            assertEquals(20, data.path("password_min_length").asInt());
            assertEquals("closed", data.path("registration").asText());
            assertEquals("members", data.path("users_visible_to").asText());
        }
    }

    @Test
    void tellWhetherThereIsMail() throws Exception {
        try (var other = Service.start(
                PostgreSql.newDatabase(), Mailbox.variables(1, "EMAIL_VERIFICATION", "offered"))) {
            var data = other.get("/auth/options").json().path("data");

            assertEquals(true, data.path("mail").asBoolean());
            assertEquals("offered", data.path("email_verification").asText());
        }
    }

    /** A client can ask before there is a database. */
    @Test
    void areThereWhileTheServiceStarts() throws Exception {
        try (var starting = Service.open(PostgreSql.newDatabase(), Map.of())) {
            assertEquals(200, starting.get("/auth/options").status());
        }
    }
}
