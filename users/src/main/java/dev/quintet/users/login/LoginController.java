package dev.quintet.users.login;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Data;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;

import io.micronaut.core.annotation.Nullable;
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
    private final SessionStart sessions;
    private final Database database;
    private final PayloadReader payloads;

    LoginController(
            Authenticator authenticator,
            SessionStart sessions,
            Database database,
            PayloadReader payloads) {
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.database = database;
        this.payloads = payloads;
    }

    @Post("/login")
    TokenBody login(Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var fields = payloads.read(body);
        // Looser than the rules of registration, because the email of an adopted user may break
        // those.
        var email = fields.text("email").atLeast(1).atMost(UserRules.MAX_LENGTH);
        var password = fields.text("password").atLeast(1).atMost(UserRules.MAX_PASSWORD_LENGTH);
        fields.check();

        return TokenBody.of(
                "Successfully logged in.", logIn(email.value(), password.value(), origin));
    }

    /**
     * Another login, or a change of the password, may replace the hash between the check and the
     * session. Then the password is checked once more.
     */
    private String logIn(String email, String password, Origin origin) throws SQLException {
        for (var tries = 0; tries < 2; tries++) {
            var proven = authenticator
                    .authenticate(email, password, origin.address())
                    .orElseThrow(LoginController::unknown);
            var token = sessions.begin(database, proven, Event.LOGIN, origin);
            if (token.isPresent()) {
                return token.get();
            }
        }
        throw unknown();
    }

    private static ApiException unknown() {
        return ApiException.error(HttpStatus.NOT_FOUND, "User does not exist.");
    }

    @Get("/logout")
    Message logout(Caller caller, Origin origin) throws SQLException {
        caller.logOut(origin);
        return Message.success("Successfully logged out.");
    }

    /** Unlike the other, it succeeds where there is nothing left to log out. */
    @Post("/logout")
    Message leave(Caller caller, Origin origin, @Nullable @Body byte[] body) throws SQLException {
        if (body != null && body.length > 0) {
            payloads.read(body);
        }
        caller.leave(origin);
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
