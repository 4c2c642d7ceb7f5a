package dev.quintet.users.admin;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.web.Data;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.audit.Actor;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.own.OwnPassword;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Changes a user, for admins. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangeController {
    private final UserChanges changes;
    private final OwnPassword ownPassword;
    private final Database database;
    private final PayloadReader payloads;

    ChangeController(
            UserChanges changes,
            OwnPassword ownPassword,
            Database database,
            PayloadReader payloads) {
        this.changes = changes;
        this.ownPassword = ownPassword;
        this.database = database;
        this.payloads = payloads;
    }

    @Patch("/{id:[^/]+}")
    Data<UserDetails.Body> change(
            String id, Caller caller, Origin origin, @Nullable @Body byte[] body)
            throws SQLException {
        var admin = Admins.demand(caller);
        var userId = Admins.id(id);
        var change = UserChange.of(payloads.read(body));
        if (change.password().isPresent()) {
            ownPassword.prove(admin, change.password().get(), origin);
        }
        return Data.of(run(userId, change, Admins.actor(admin, caller, origin)).body());
    }

    private UserDetails run(int userId, UserChange change, Actor actor) throws SQLException {
        try {
            return runOnce(userId, change, actor);
        } catch (SQLException e) {
            if (SqlFailure.isDuplicate(e)) {
                // Another user has taken a name in the same moment. Now it can be seen which.
                return runOnce(userId, change, actor);
            }
            throw e;
        }
    }

    private UserDetails runOnce(int userId, UserChange change, Actor actor) throws SQLException {
        return database.transaction(transaction -> {
            changes.run(transaction, userId, change, actor);
            return UserSearch.find(transaction, userId).orElseThrow(Admins::unknown);
        });
    }
}
