package dev.quintet.service.caller;

import dev.quintet.service.config.Environment;
import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.web.ApiException;

import io.micronaut.core.annotation.Nullable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Asks the users service whose token it is. So a logout, and a user who is no longer active, count
 * here at once, and no other service needs the key that signs tokens.
 */
public final class UsersService {
    private static final Logger LOG = LoggerFactory.getLogger(UsersService.class);
    private static final String UPSTREAM = "USERS_UPSTREAM";
    /** As the gateway has them: a host of Compose may have an underscore, as none of DNS has. */
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(?<port>[1-9][0-9]{0,4})");

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    /** As long as the users service itself waits for its database, and a little. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);

    private static final int MAX_ANSWER = 64 * 1024;

    private final URI status;

    private UsersService(URI status) {
        this.status = status;
    }

    /**
     * At the host and port in {@code USERS_UPSTREAM}.
     *
     * @throws InvalidSetting if it is none
     */
    public static UsersService of(Environment environment) {
        var upstream = environment.text(UPSTREAM);
        return at(upstream == null ? "users-service:5000" : upstream);
    }

    private static UsersService at(String upstream) {
        var address = ADDRESS.matcher(upstream);
        try {
            if (address.matches() && Integer.parseInt(address.group("port")) <= 65_535) {
                return new UsersService(new URI("http://" + upstream + "/auth/status"));
            }
        } catch (URISyntaxException _) {
            // Refused below, like one without a port.
        }
        throw new InvalidSetting(
                UPSTREAM, "'" + upstream + "'", "a host and a port: users-service:5000");
    }

    /**
     * What the users service says of the caller.
     *
     * @param authorization the header {@code Authorization}, null if the request has none
     * @throws ApiException 503 if there is no answer
     */
    Answer ask(@Nullable String authorization) {
        try {
            var connection = (HttpURLConnection) status.toURL().openConnection();
            connection.setConnectTimeout((int) TO_CONNECT.toMillis());
            connection.setReadTimeout((int) TO_ANSWER.toMillis());
            connection.setInstanceFollowRedirects(false);
            if (authorization != null) {
                connection.setRequestProperty("Authorization", authorization);
            }
            var code = connection.getResponseCode();
            try (var body =
                    code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(code, body == null ? new byte[0] : body.readNBytes(MAX_ANSWER));
            }
        } catch (IOException e) {
            LOG.warn("the users service does not answer: {}", e.getMessage());
            throw unavailable();
        }
    }

    static ApiException unavailable() {
        return ApiException.unavailable(
                "The users service is away. Please try again.", Duration.ofSeconds(5));
    }

    /** @param body JSON, as the description of the users API says */
    record Answer(int code, byte[] body) {}
}
