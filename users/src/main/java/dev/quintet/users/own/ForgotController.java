package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.mail.Mail;
import dev.quintet.users.mail.MailLimits;
import dev.quintet.users.mail.Outbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/**
 * Sends a link to whoever has forgotten their password. It never looks at the users, so it says
 * nothing of them, by no word and by no time.
 */
@Controller("/auth/forgot")
@Requires(beans = Mail.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ForgotController {
    private final MailLimits limits;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    ForgotController(MailLimits limits, Outbox outbox, Database database, PayloadReader payloads) {
        this.limits = limits;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    Message forgot(Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var fields = payloads.read(body);
        // As loose as a login, because the email of an adopted user may break the rules.
        var email = fields.text("email").atLeast(1).atMost(UserRules.MAX_LENGTH);
        fields.check();
        limits.admit(email.value(), origin);
        outbox.reset(database, email.value(), origin);
        return Message.success(
                "If there is an account with that email, a link to set a new password was sent to it.");
    }
}
