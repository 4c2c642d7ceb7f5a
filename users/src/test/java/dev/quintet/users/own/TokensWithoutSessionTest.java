package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** Of the release before sessions, whose replicas may run beside these, and of the replaced stack. */
class TokensWithoutSessionTest {
    @AutoClose
    private static final Service service = Service.start();

    private static final AccountClient client = new AccountClient(service);

    @Test
    void endForAllOthersAlsoForTokensWithoutSession() throws Exception {
        var person = service.register();
        var other = client.logIn(person);
        var old = client.oldToken(person);
        assertEquals(200, service.get("/auth/status", old).status());

        assertEquals(
                "200 success, All other sessions were ended.",
                client.end(person, person.token(), "others").line());

        assertEquals(INVALID_TOKEN, service.get("/auth/status", other).line());
        assertEquals(INVALID_TOKEN, service.get("/auth/status", old).line());
        assertEquals(200, service.get("/auth/status", person.token()).status());
        assertEquals(200, service.get("/auth/status", client.logIn(person)).status());
    }

    @Test
    void giveACallerWithoutOneAnotherTokenWhereAllOthersEnd() throws Exception {
        var person = service.register();
        var old = client.oldToken(person);

        var answer = client.end(person, old, "others");

        assertEquals("200 success, All other sessions were ended.", answer.line());
        assertEquals(INVALID_TOKEN, service.get("/auth/status", old).line());
        assertEquals(INVALID_TOKEN, service.get("/auth/status", person.token()).line());
        assertEquals(200, service.get("/auth/status", token(answer)).status());
    }

    @Test
    void tokensWithoutSessionCountAgainOnceTheyAreYounger() throws Exception {
        var person = service.register();
        service.execute(
                "UPDATE users SET tokens_valid_from = now() - interval '20 minutes' WHERE email = '%s'"
                        .formatted(person.email()));
        var now = Instant.now().getEpochSecond();

        assertEquals(
                200,
                service.get("/auth/status", client.oldToken(person, now - 600)).status());
        assertEquals(
                INVALID_TOKEN,
                service.get("/auth/status", client.oldToken(person, now - 1800)).line());
    }

    /** Replicas of the release before know only what is in revoked_tokens. */
    @Test
    void endForReplicasOfTheReleaseBefore() throws Exception {
        var person = service.register();
        var ended = client.logIn(person);
        client.end(person, person.token(), client.sessionOf(ended));
        client.end(person, person.token(), "all");

        for (var token : new String[] {ended, person.token()}) {
            assertEquals(
                    1,
                    service.count("revoked_tokens WHERE digest = sha256('%s')"
                            .formatted(token.substring(0, token.lastIndexOf('.')))));
        }
    }

    @Test
    void areGoneWithALogoutByAReplicaOfTheReleaseBefore() throws Exception {
        var person = service.register();
        service.execute(
                "INSERT INTO revoked_tokens (digest, expires_at) VALUES (sha256('%s'), now() + interval '1 day')"
                        .formatted(person.token().substring(0, person.token().lastIndexOf('.'))));

        assertEquals(INVALID_TOKEN, service.get("/auth/status", person.token()).line());
    }

    /** As with the stack that issues them, which knows no sessions. */
    @Test
    void areNotNeededByATokenWithoutOne() throws Exception {
        var person = service.register();
        var old = client.oldToken(person);
        service.execute("DELETE FROM sessions");

        assertEquals(200, service.get("/auth/status", old).status());
        assertEquals("[]", client.sessions(old).toString());
    }
}
