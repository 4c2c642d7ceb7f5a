package dev.quintet.users.admin;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.web.ApiException;
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
import java.time.Duration;
import java.util.List;

/** Finds users, for admins. */
@Controller("/users/search")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final UserSearch search;

    SearchController(UserSearch search) {
        this.search = search;
    }

    @Get
    HttpResponse<Data<Page>> search(
            Caller caller,
            @Nullable @QueryValue String limit,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String active,
            @Nullable @QueryValue String admin,
            @Nullable @QueryValue String verified)
            throws SQLException {
        Admins.demand(caller);
        var query = SearchQuery.of(limit, after, q, active, admin, verified);
        var found = find(query);
        var page = found.subList(0, Math.min(query.limit(), found.size()));
        var bodies = page.stream().map(UserDetails::body).toList();
        if (found.size() <= query.limit()) {
            return HttpResponse.ok(Data.of(new Page(bodies, null)));
        }
        var next = query.next(page.getLast().user());
        return HttpResponse.ok(Data.of(new Page(bodies, next)))
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }

    private List<UserDetails> find(SearchQuery query) throws SQLException {
        try {
            return search.page(query);
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.TOO_SLOW) {
                throw ApiException.unavailable("Please search more precisely.", AGAIN);
            }
            throw e;
        }
    }

    /** @param next the path of the next page, null on the last one */
    @Serdeable.Serializable
    record Page(
            List<UserDetails.Body> users,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
}
