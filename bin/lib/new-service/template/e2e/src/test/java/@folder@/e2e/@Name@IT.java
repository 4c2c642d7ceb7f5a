package @package@.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Map;

class @Name@IT {
    private static final String PATH = Stack.gateway("@path@");

    @Test
    void takesTheTokensOfTheUsersServiceUntilTheyAreLoggedOut() {
        var token = "Bearer " + Stack.register();

        assertEquals(
                201,
                Stack.post(PATH, Map.of("text", "a text"), "Authorization", token).statusCode());
        assertEquals(200, Stack.get(PATH, "Authorization", token).statusCode());

        Stack.get(Stack.gateway("/auth/logout"), "Authorization", token);
        assertEquals(401, Stack.get(PATH, "Authorization", token).statusCode());
        assertEquals(403, Stack.get(PATH).statusCode());
    }

    @Test
    void answersAPing() {
        assertEquals(200, Stack.get(PATH + "/ping").statusCode());
    }
}
