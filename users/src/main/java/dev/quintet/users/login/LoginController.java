package dev.quintet.users.login;

import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.web.ApiException;
import dev.quintet.users.web.ClientAddressResolver;
import dev.quintet.users.web.Data;
import dev.quintet.users.web.Message;
import dev.quintet.users.web.PayloadReader;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.sql.SQLException;

@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoginController {
    private final Authenticator authenticator;
    private final Tokens tokens;
    private final PayloadReader payloads;
    private final ClientAddressResolver clientAddresses;

    LoginController(
            Authenticator authenticator,
            Tokens tokens,
            PayloadReader payloads,
            ClientAddressResolver clientAddresses) {
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.payloads = payloads;
        this.clientAddresses = clientAddresses;
    }

    @Post("/login")
    TokenBody login(HttpRequest<?> request, @Nullable @Body byte[] body) throws SQLException {
        var fields = payloads.read(body);
        // Looser than the rules of registration, because the email of an adopted user may break
        // those.
        var email = fields.text("email").atLeast(1).atMost(UserRules.MAX_LENGTH);
        var password = fields.text("password").atLeast(1).atMost(UserRules.MAX_PASSWORD_LENGTH);
        fields.check();

        var userId = authenticator
                .authenticate(email.value(), password.value(), clientAddresses.resolve(request))
                .orElseThrow(
                        () -> ApiException.error(HttpStatus.NOT_FOUND, "User does not exist."));
        return TokenBody.of("Successfully logged in.", tokens.issue(userId));
    }

    @Get("/logout")
    Message logout(Caller caller) throws SQLException {
        caller.logOut();
        return Message.success("Successfully logged out.");
    }

    @Get("/status")
    Data<StatusBody> status(Caller caller) throws SQLException {
        return Data.of(StatusBody.of(caller.user()));
    }

    /** A user as they see themselves. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record StatusBody(int id, String username, String email, boolean active, String createdAt) {
        static StatusBody of(User user) {
            return new StatusBody(
                    user.id(), user.username(), user.email(), user.active(), user.createdAtText());
        }
    }
}
