package dev.quintet.users.login;

import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.password.PasswordHasher;
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
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthController {
    private final UserStore users;
    private final PasswordHasher passwords;
    private final Tokens tokens;
    private final Authentication authentication;
    private final RevokedTokens revokedTokens;
    private final LoginThrottle throttle;
    private final PayloadReader payloads;
    private final ClientAddressResolver clientAddresses;
    private final PasswordSettings passwordSettings;

    AuthController(
            UserStore users,
            PasswordHasher passwords,
            Tokens tokens,
            Authentication authentication,
            RevokedTokens revokedTokens,
            LoginThrottle throttle,
            PayloadReader payloads,
            ClientAddressResolver clientAddresses,
            PasswordSettings passwordSettings) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.authentication = authentication;
        this.revokedTokens = revokedTokens;
        this.throttle = throttle;
        this.payloads = payloads;
        this.clientAddresses = clientAddresses;
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
                throw ApiException.error(
                        HttpStatus.BAD_REQUEST, "Sorry. That user already exists.");
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
        var client = clientAddresses.address(request);
        throttle.attempt(email.value(), client);
        var userId = userId(email.value(), password.value());
        throttle.forgive(email.value(), client);
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

    private static ApiException noSuchUser() {
        return ApiException.error(HttpStatus.NOT_FOUND, "User does not exist.");
    }
}
