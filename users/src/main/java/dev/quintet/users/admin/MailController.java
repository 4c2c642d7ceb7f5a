package dev.quintet.users.admin;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.Data;
import dev.quintet.users.account.Caller;
import dev.quintet.users.mail.Mail;
import dev.quintet.users.mail.OutboxState;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;

/** Tells admins whether mail goes out. */
@Controller("/users/mail")
@Requires(beans = Mail.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MailController {
    private final Database database;

    MailController(Database database) {
        this.database = database;
    }

    @Get
    Data<MailState> show(Caller caller) throws SQLException {
        Admins.demand(caller);
        return Data.of(MailState.of(OutboxState.of(database)));
    }

    /**
     * @param failed    mails that were given up within the last week
     * @param lastError of the newest mail that was tried in vain, or null
     */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record MailState(
            int waiting,
            int failed,
            @Nullable String oldestWaitingAt,
            @Nullable String lastError) {
        static MailState of(OutboxState state) {
            return new MailState(
                    state.waiting(),
                    state.failed(),
                    state.oldestWaitingAt()
                            .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse(null),
                    state.lastError().orElse(null));
        }
    }
}
