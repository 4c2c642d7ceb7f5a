package dev.quintet.users.admin;

import dev.quintet.service.validation.InvalidFields;
import dev.quintet.users.account.ListParameters;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.Event;

import io.micronaut.core.annotation.Nullable;

import java.util.Optional;

/**
 * The part of the audit log that is requested.
 *
 * @param user  to whom it was done
 * @param after the id of the entry before the first one
 */
record AuditQuery(int limit, Optional<Long> after, Optional<Integer> user, Optional<Event> event) {
    /** @throws InvalidFields if a parameter is present but invalid */
    static AuditQuery of(
            @Nullable String limit,
            @Nullable String after,
            @Nullable String user,
            @Nullable String event) {
        return new AuditQuery(
                ListParameters.limit(limit),
                Optional.ofNullable(after).map(AuditQuery::entry),
                Optional.ofNullable(user).map(AuditQuery::user),
                Optional.ofNullable(event).map(AuditQuery::event));
    }

    /** The path of the page that follows this entry. */
    String next(long last) {
        var path = new StringBuilder("/users/audit?limit=").append(limit);
        user.ifPresent(id -> path.append("&user=").append(id));
        event.ifPresent(what -> path.append("&event=").append(what.word()));
        return path.append("&after=").append(last).toString();
    }

    private static long entry(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ListParameters.notAPage();
        }
        return Long.parseLong(text);
    }

    private static int user(String text) {
        return User.parseId(text)
                .orElseThrow(() -> new InvalidFields("user", "must be the id of a user"));
    }

    private static Event event(String text) {
        return Event.parse(text)
                .orElseThrow(() -> new InvalidFields(
                        "event", "must be an event of the audit log, such as login"));
    }
}
