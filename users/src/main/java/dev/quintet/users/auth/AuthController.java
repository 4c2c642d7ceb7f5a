package dev.quintet.users.auth;

import dev.quintet.users.http.Callers;
import dev.quintet.users.http.Data;
import dev.quintet.users.http.Message;
import dev.quintet.users.http.PayloadReader;
import dev.quintet.users.http.Refusal;
import dev.quintet.users.settings.PasswordSettings;
import dev.quintet.users.user.NewUser;
import dev.quintet.users.user.UserRules;
import dev.quintet.users.user.UserStore;
import dev.quintet.users.user.UserStore.Addition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthController {
    private final UserStore users;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Authentication authentication;
    private final RevokedTokens revokedTokens;
    private final FailedLogins failedLogins;
    private final PayloadReader payloads;
    private final Callers callers;
    private final PasswordSettings passwordSettings;

    AuthController(
            UserStore users,
            Passwords passwords,
            Tokens tokens,
            Authentication authentication,
            RevokedTokens revokedTokens,
            FailedLogins failedLogins,
            PayloadReader payloads,
            Callers callers,
            PasswordSettings passwordSettings) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.authentication = authentication;
        this.revokedTokens = revokedTokens;
        this.failedLogins = failedLogins;
        this.payloads = payloads;
        this.callers = callers;
        this.passwordSettings = passwordSettings;
    }

    @Post("/register")
    @Status(HttpStatus.CREATED)
    TokenBody register(@Nullable @Body byte[] body) throws SQLException {
        var user = NewUser.of(payloads.read(body), passwordSettings.minLength());
        return switch (users.add(user, passwords.hash(user.password()))) {
            case Addition.Added(var id) ->
                TokenBody.of("Successfully registered.", tokens.issue(id));
            case Addition.EmailTaken _, Addition.UsernameTaken _ ->
                throw Refusal.error(HttpStatus.BAD_REQUEST, "Sorry. That user already exists.");
        };
    }

    @Post("/login")
    TokenBody login(HttpRequest<?> request, @Nullable @Body byte[] body) throws SQLException {
        var payload = payloads.read(body);
        // Only what makes a look-up impossible is refused: an adopted user may have an email that
        // none could register now.
        var email = payload.text("email")
                .notBlank()
                .atMost(UserRules.MAX_LENGTH)
                .withoutControlCharacters();
        var password = payload.text("password").atLeast(1).atMost(UserRules.MAX_PASSWORD_LENGTH);
        payload.check();
        var caller = callers.address(request);
        failedLogins.attempt(email.value(), caller);
        var userId = userId(email.value(), password.value());
        failedLogins.forgive(email.value(), caller);
        return TokenBody.of("Successfully logged in.", tokens.issue(userId));
    }

    @Get("/logout")
    Message logout(HttpRequest<?> request) throws SQLException {
        revokedTokens.add(authentication.session(request).token());
        return Message.success("Successfully logged out.");
    }

    @Get("/status")
    Data<StatusBody> status(HttpRequest<?> request) throws SQLException {
        return Data.of(StatusBody.of(authentication.user(request)));
    }

    private int userId(String email, String password) throws SQLException {
        var known = users.findCredentials(email);
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            throw noSuchUser();
        }
        var credentials = known.get();
        if (!passwords.matches(password, credentials.passwordHash())) {
            throw noSuchUser();
        }
        if (passwords.isOutdated(credentials.passwordHash())) {
            users.replacePasswordHash(credentials, passwords.hash(password));
        }
        return credentials.userId();
    }

    private static Refusal noSuchUser() {
        return Refusal.error(HttpStatus.NOT_FOUND, "User does not exist.");
    }
}
