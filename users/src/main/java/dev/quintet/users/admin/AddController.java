package dev.quintet.users.admin;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.InvalidFields;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.audit.Actor;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.password.PasswordHasher;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Adds users, for admins: with a password, or by a mail in which they are asked to choose one. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AddController {
    /** In the place of a hash; no password has it. */
    private static final String NO_PASSWORD = "!";

    private final UserStore users;
    private final PasswordHasher passwordHasher;
    private final PasswordSettings passwordSettings;
    private final Outbox outbox;
    private final PayloadReader payloads;

    AddController(
            UserStore users,
            PasswordHasher passwordHasher,
            PasswordSettings passwordSettings,
            Outbox outbox,
            PayloadReader payloads) {
        this.users = users;
        this.passwordHasher = passwordHasher;
        this.passwordSettings = passwordSettings;
        this.outbox = outbox;
        this.payloads = payloads;
    }

    /** A caller who is no admin gets a 401 here alone, as from the stack that this one replaces. */
    @Post
    @Status(HttpStatus.CREATED)
    Message add(Caller caller, Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var admin = caller.user();
        if (!admin.admin()) {
            throw ApiException.error(
                    HttpStatus.UNAUTHORIZED, "You do not have permission to do that.");
        }
        var fields = payloads.read(body);
        var actor = Admins.actor(admin, caller, origin);
        if (fields.flag("invite").orElse(false)) {
            return invite(fields, actor);
        }
        var user = NewUser.of(fields, passwordSettings);
        return answer(
                user,
                users.add(
                        user,
                        () -> passwordHasher.hash(user.password()),
                        (transaction, id) ->
                                AuditLog.enter(transaction, Event.USER_ADDED, actor, id)));
    }

    private Message invite(Fields fields, Actor actor) throws SQLException {
        if (!outbox.isOn()) {
            throw new InvalidFields("invite", "needs mail, which SMTP_URL sets up");
        }
        var user = NewUser.invited(fields);
        return answer(user, users.add(user, () -> NO_PASSWORD, (transaction, id) -> {
            outbox.invite(transaction, id, user.email(), actor.origin());
            AuditLog.enter(transaction, Event.USER_INVITED, actor, id);
        }));
    }

    private static Message answer(NewUser user, Addition addition) {
        return switch (addition) {
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
