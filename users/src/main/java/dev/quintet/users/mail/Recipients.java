package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.account.Credentials;

import java.sql.SQLException;
import java.util.Optional;

/** Finds out who a mail goes to. Requests never do, so that they tell nobody who has an account. */
final class Recipients {
    private final Database database;
    private final CredentialStore credentials;

    Recipients(Database database, CredentialStore credentials) {
        this.database = database;
        this.credentials = credentials;
    }

    /** Empty if there is nobody to tell. */
    Optional<Recipient> of(Letter letter) throws SQLException {
        return switch (letter.kind()) {
            // To the address that is stored, never to the one that was typed.
            case RESET -> user(letter).filter(Recipient::active);
            case INVITE ->
                user(letter)
                        .filter(user -> user.active() && user.address().equals(letter.address()));
            case CONFIRM_EMAIL ->
                user(letter)
                        .filter(user -> user.active()
                                && !user.verified()
                                && user.address().equals(letter.address()));
            case CHANGE_EMAIL ->
                user(letter).filter(Recipient::active).map(user -> user.at(letter.address()));
            case EMAIL_CHANGED -> user(letter).map(user -> user.at(letter.address()));
            case REGISTER -> Optional.of(registering(letter));
            case HAVE_ACCOUNT,
                    EMAIL_CHANGE_ASKED,
                    EMAIL_CHANGED_FOR_GOOD,
                    PASSWORD_CHANGED,
                    USERNAME_CHANGED,
                    ACCOUNT_DELETED ->
                Optional.of(new Recipient(
                        letter.kind(), letter.userId(), letter.address(), true, true));
        };
    }

    /** Whoever has the account is told at the address that is stored, and nobody gets a code. */
    private Recipient registering(Letter letter) throws SQLException {
        return user(letter)
                .map(user -> user.told(MailKind.HAVE_ACCOUNT))
                .orElseGet(() -> new Recipient(letter.kind(), null, letter.address(), true, false));
    }

    private Optional<Recipient> user(Letter letter) throws SQLException {
        var id = letter.userId() != null
                ? Optional.of(letter.userId())
                : credentials.find(letter.address()).credentials().map(Credentials::userId);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var sql = """
                SELECT id, email, active, email_verified_at IS NOT NULL AS verified
                FROM users WHERE id = ?""";
        return database.queryOne(
                sql,
                row -> new Recipient(
                        letter.kind(),
                        row.getInt("id"),
                        row.getString("email"),
                        row.getBoolean("active"),
                        row.getBoolean("verified")),
                id.get());
    }

    /**
     * Who a mail goes to.
     *
     * @param kind   what they are told
     * @param userId null if they are no user yet
     */
    record Recipient(
            MailKind kind, Integer userId, String address, boolean active, boolean verified) {
        private Recipient at(String other) {
            return new Recipient(kind, userId, other, active, verified);
        }

        private Recipient told(MailKind other) {
            return new Recipient(other, userId, address, active, verified);
        }
    }
}
