package dev.quintet.users.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.InvalidFields;
import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.Property;
import dev.quintet.users.Service;
import dev.quintet.users.config.PasswordBlocklist;
import dev.quintet.users.config.PasswordSettings;

import org.junit.jupiter.api.Test;

import java.util.List;

class RandomNewUserTest {
    private static final PasswordSettings PASSWORDS =
            new PasswordSettings(11, PasswordBlocklist.EMPTY, 13, 1);

    private static final String WITHOUT_AT =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-+";

    @Test
    void anyUsernameIsTakenAsItIsOrRefusedByItsName() {
        Property.holds(Inputs::text, username -> {
            try {
                var user = user(username, "a@b", "a good password");
                assertEquals(username, user.username());
                assertTrue(username.codePointCount(0, username.length()) <= 128);
                assertTrue(!username.isBlank() && username.indexOf('\0') < 0);
            } catch (InvalidFields e) {
                assertEquals("username", e.errors().getFirst().field());
            }
        });
    }

    @Test
    void anEmailWithoutOneAtInsideIsRefused() {
        record Input(String local, String domain) {}
        Property.holds(
                random -> new Input(
                        Inputs.of(WITHOUT_AT, 40, random), Inputs.of(WITHOUT_AT, 40, random)),
                input -> {
                    var local = input.local();
                    var domain = input.domain();
                    for (var email : List.of(
                            local + domain, "@" + domain, local + "@", local + "@@" + domain)) {
                        assertThrows(
                                InvalidFields.class,
                                () -> user("somebody", email, "a good password"));
                    }
                    var label = domain.replaceAll("[^a-z0-9]", "") + "a";
                    var email = local + "@" + label + "." + label;
                    assertEquals(
                            email, user("somebody", email, "a good password").email());
                });
    }

    @Test
    void aPasswordIsRefusedByItsLengthAlone() {
        Property.holds(Inputs::wellFormed, password -> {
            var characters = password.codePointCount(0, password.length());
            if (characters >= 11 && characters <= 1000) {
                assertEquals(password, user("somebody", "a@b", password).password());
            } else {
                assertThrows(InvalidFields.class, () -> user("somebody", "a@b", password));
            }
        });
    }

    private static NewUser user(String username, String email, String password) {
        return NewUser.of(new Fields(Service.registration(username, email, password)), PASSWORDS);
    }
}
