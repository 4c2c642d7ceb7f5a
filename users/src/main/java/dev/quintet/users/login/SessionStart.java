package dev.quintet.users.login;

import dev.quintet.service.database.Statements;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.session.NewSession;
import dev.quintet.users.session.Sessions;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Begins sessions, each with its token. */
public final class SessionStart {
    private final Tokens tokens;

    public SessionStart(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Returns the token. Empty if the user has another password by now, or is gone.
     *
     * @param proven what the caller's password was just checked against
     */
    public Optional<String> begin(
            Statements statements, Credentials proven, Event event, Origin origin)
            throws SQLException {
        var id = UUID.randomUUID();
        var token = tokens.issue(proven.userId(), id);
        var session =
                new NewSession(id, proven.userId(), token.digest(), token.expiresAt(), origin);
        return Sessions.begin(statements, session, proven.passwordHash(), event)
                ? Optional.of(token.text())
                : Optional.empty();
    }
}
