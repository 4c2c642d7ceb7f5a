package dev.quintet.users.account;

import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.login.Authentication;
import dev.quintet.users.password.PasswordHasher;
import dev.quintet.users.web.ApiException;
import dev.quintet.users.web.Message;
import dev.quintet.users.web.PayloadReader;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Lets an admin add users. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AddUserController {
    private final Authentication authentication;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final PayloadReader payloads;
    private final PasswordSettings passwordSettings;

    AddUserController(
            Authentication authentication,
            UserStore users,
            PasswordHasher passwords,
            PayloadReader payloads,
            PasswordSettings passwordSettings) {
        this.authentication = authentication;
        this.users = users;
        this.passwords = passwords;
        this.payloads = payloads;
        this.passwordSettings = passwordSettings;
    }

    @Post
    @Status(HttpStatus.CREATED)
    Message add(HttpRequest<?> request, @Nullable @Body byte[] body) throws SQLException {
        if (!authentication.user(request).admin()) {
            throw ApiException.error(
                    HttpStatus.UNAUTHORIZED, "You do not have permission to do that.");
        }
        var user = NewUser.of(payloads.read(body), passwordSettings.minLength());
        return switch (users.add(user, passwords.hash(user.password()))) {
            case Addition.Added _ -> Message.success(user.email() + " was added!");
            case Addition.EmailTaken _ ->
                throw ApiException.fail(
                        HttpStatus.BAD_REQUEST, "Sorry. That email already exists.");
            case Addition.UsernameTaken _ ->
                throw ApiException.fail(
                        HttpStatus.BAD_REQUEST, "Sorry. That username already exists.");
        };
    }
}
