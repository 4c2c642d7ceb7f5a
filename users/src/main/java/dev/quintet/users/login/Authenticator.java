package dev.quintet.users.login;

import dev.quintet.users.account.UserStore;
import dev.quintet.users.password.PasswordHasher;

import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * Checks an email and a password. A hash of an older algorithm is replaced where they are right.
 */
public final class Authenticator {
    private final UserStore users;
    private final PasswordHasher passwordHasher;

    public Authenticator(UserStore users, PasswordHasher passwordHasher) {
        this.users = users;
        this.passwordHasher = passwordHasher;
    }

    /** The user's id; empty, at the same cost, for an unknown email and for a wrong password. */
    OptionalInt authenticate(String email, String password) throws SQLException {
        var known = users.findCredentials(email);
        if (known.isEmpty()) {
            passwordHasher.matchDummy(password);
            return OptionalInt.empty();
        }
        var credentials = known.get();
        if (!passwordHasher.matches(password, credentials.passwordHash())) {
            return OptionalInt.empty();
        }
        if (passwordHasher.needsRehash(credentials.passwordHash())) {
            users.replacePasswordHash(credentials, passwordHasher.hash(password));
        }
        return OptionalInt.of(credentials.userId());
    }
}
