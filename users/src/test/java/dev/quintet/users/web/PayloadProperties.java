package dev.quintet.users.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.quintet.users.account.NewUser;
import dev.quintet.users.validation.Fields;
import dev.quintet.users.validation.InvalidFields;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class PayloadProperties {
    private static final PayloadReader READER = new PayloadReader(32);

    @Property
    void anyBytesAreAPayloadOrRefused(@ForAll byte[] bytes) {
        try {
            READER.read(bytes);
        } catch (InvalidFields e) {
            assertEquals("body", e.errors().getFirst().field());
        }
    }

    @Property
    void aTextComesOutAsItWentIn(@ForAll("wellFormed") String text) {
        var json = JsonNodeFactory.instance.objectNode().put("field", text).toString();

        var payload = READER.read(json.getBytes(StandardCharsets.UTF_8));

        assertEquals(text, payload.text("field").value());
        payload.check();
    }

    @Property
    void anyUsernameIsTakenAsItIsOrRefusedByItsName(@ForAll String username) {
        var fields = Map.of("username", username, "email", "a@b", "password", "a good password");
        try {
            var user = NewUser.of(new Fields(fields), 11);
            assertEquals(username, user.username());
            assertEquals(
                    true,
                    username.codePointCount(0, username.length()) <= 128
                            && !username.isBlank()
                            && username.indexOf('\0') < 0);
        } catch (InvalidFields e) {
            assertEquals("username", e.errors().getFirst().field());
        }
    }

    @Property
    void anEmailWithoutOneAtInsideIsRefused(
            @ForAll("withoutAt") String local, @ForAll("withoutAt") String domain) {
        for (var email :
                new String[] {local + domain, "@" + domain, local + "@", local + "@@" + domain}) {
            var fields =
                    Map.of("username", "somebody", "email", email, "password", "a good password");
            assertThrows(InvalidFields.class, () -> NewUser.of(new Fields(fields), 11));
        }
        assertEquals(
                local + "@" + domain,
                NewUser.of(
                                new Fields(Map.of(
                                        "username",
                                        "somebody",
                                        "email",
                                        local + "@" + domain,
                                        "password",
                                        "a good password")),
                                11)
                        .email());
    }

    @Property
    void aPasswordIsRefusedByItsLengthAlone(@ForAll("wellFormed") String password) {
        var fields = Map.of("username", "somebody", "email", "a@b", "password", password);
        var characters = password.codePointCount(0, password.length());
        if (characters >= 11 && characters <= 1000) {
            assertEquals(password, NewUser.of(new Fields(fields), 11).password());
        } else {
            assertThrows(InvalidFields.class, () -> NewUser.of(new Fields(fields), 11));
        }
    }

    @Provide
    Arbitrary<String> wellFormed() {
        return Arbitraries.strings()
                .excludeChars('\0')
                .ofMaxLength(40)
                .filter(text -> text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE
                                && point <= Character.MAX_SURROGATE));
    }

    @Provide
    Arbitrary<String> withoutAt() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('.', '-', '+')
                .ofMinLength(1)
                .ofMaxLength(40);
    }
}
