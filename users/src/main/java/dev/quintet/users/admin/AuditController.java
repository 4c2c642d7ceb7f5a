package dev.quintet.users.admin;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.quintet.service.web.Data;
import dev.quintet.users.account.Caller;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;

import java.sql.SQLException;
import java.util.List;

/** Shows admins what was done to accounts, newest first. */
@Controller("/users/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @Get
    HttpResponse<Data<Page>> list(
            Caller caller,
            @Nullable @QueryValue String limit,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue String user,
            @Nullable @QueryValue String event)
            throws SQLException {
        Admins.demand(caller);
        var query = AuditQuery.of(limit, after, user, event);
        var found = entries.page(query);
        if (found.size() <= query.limit()) {
            return HttpResponse.ok(Data.of(new Page(found, null)));
        }
        var page = found.subList(0, query.limit());
        var next = query.next(page.getLast().id());
        return HttpResponse.ok(Data.of(new Page(page, next)))
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }

    /** @param next the path of the next page, null on the last one */
    @Serdeable.Serializable
    record Page(
            List<AuditEntry> events,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
}
