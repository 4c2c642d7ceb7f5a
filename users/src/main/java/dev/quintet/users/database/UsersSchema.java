package dev.quintet.users.database;

import dev.quintet.service.database.Migration;
import dev.quintet.service.database.Schema;

import java.util.List;
import java.util.Optional;

/** The tables of this service, and that of the stack that it replaces. */
public final class UsersSchema {
    /** The last migration that rows of an adopted table can violate. */
    private static final int ADOPTED = 3;

    public static final Schema SCHEMA = new Schema(
            "users",
            Optional.empty(),
            "users",
            List.of(
                    Migration.of("V1__users.sql"),
                    Migration.of("V2__defaults.sql"),
                    Migration.of("V3__email_regardless_of_case.sql").withChecksum(1_869_754_617),
                    Migration.of("V4__newest_first.sql").withChecksum(629_025_347),
                    Migration.of("V5__revoked_tokens.sql"),
                    Migration.of("V6__failed_logins.sql"),
                    Migration.of("V7__login_attempts.sql"),
                    Migration.of("V8__password_kinds.sql"),
                    Migration.of("V9__by_username.sql"),
                    Migration.of("V10__by_email.sql"),
                    Migration.of("V11__accounts.sql"),
                    Migration.of("V12__sessions.sql"),
                    Migration.of("V13__mail.sql"),
                    Migration.of("V14__registrations.sql"),
                    Migration.of("V15__admins.sql").afterStart(),
                    Migration.of("V16__inactive.sql").afterStart(),
                    Migration.of("V17__audit_log_by_event.sql").afterStart()),
            (connection, version) -> {
                if (version <= ADOPTED) {
                    Adoption.check(connection);
                }
            });

    private UsersSchema() {}
}
