package dev.quintet.users.admin;

import dev.quintet.users.auth.Authentication;
import dev.quintet.users.auth.Passwords;
import dev.quintet.users.http.Message;
import dev.quintet.users.http.PayloadReader;
import dev.quintet.users.http.Refusal;
import dev.quintet.users.settings.PasswordSettings;
import dev.quintet.users.user.NewUser;
import dev.quintet.users.user.UserStore;
import dev.quintet.users.user.UserStore.Addition;

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
    private final Passwords passwords;
    private final PayloadReader payloads;
    private final PasswordSettings passwordSettings;

    AddUserController(
            Authentication authentication,
            UserStore users,
            Passwords passwords,
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
            throw Refusal.error(HttpStatus.UNAUTHORIZED, "You do not have permission to do that.");
        }
        var user = NewUser.of(payloads.read(body), passwordSettings.minLength());
        return switch (users.add(user, passwords.hash(user.password()))) {
            case Addition.Added _ -> Message.success(user.email() + " was added!");
            case Addition.EmailTaken _ ->
                throw Refusal.fail(HttpStatus.BAD_REQUEST, "Sorry. That email already exists.");
            case Addition.UsernameTaken _ ->
                throw Refusal.fail(HttpStatus.BAD_REQUEST, "Sorry. That username already exists.");
        };
    }
}
