package dev.quintet.users.account;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Data;
import dev.quintet.users.config.AccountSettings;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UserController {
    private final UserStore users;
    private final UserList list;
    private final AccountSettings settings;

    UserController(UserStore users, UserList list, AccountSettings settings) {
        this.users = users;
        this.list = list;
        this.settings = settings;
    }

    @Get
    HttpResponse<Data<Page>> list(
            Caller caller,
            @Nullable @QueryValue String limit,
            @Nullable @QueryValue String order,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String count)
            throws SQLException {
        demandAudience(caller);
        var query = PageQuery.of(limit, order, after, q, count);
        var found = list.page(query);
        var page = found.subList(0, Math.min(query.limit(), found.size()));
        var bodies = page.stream().map(UserBody::of).toList();
        var counted = query.counted() ? list.count(query) : null;
        if (found.size() <= query.limit()) {
            return HttpResponse.ok(Data.of(new Page(bodies, null, counted)));
        }
        var next = query.next(page.getLast());
        return HttpResponse.ok(Data.of(new Page(bodies, next, counted)))
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }

    @Get("/{id:[^/]+}")
    Data<UserBody> show(Caller caller, String id) throws SQLException {
        demandAudience(caller);
        var number = User.parseId(id);
        var user = number.isPresent() ? users.find(number.getAsInt()) : Optional.<User>empty();
        return user.map(UserBody::of)
                .map(Data::of)
                .orElseThrow(() -> ApiException.fail(HttpStatus.NOT_FOUND, "User does not exist"));
    }

    private void demandAudience(Caller caller) throws SQLException {
        switch (settings.visibleTo()) {
            case EVERYBODY -> {}
            case MEMBERS -> caller.user();
            case ADMINS -> {
                if (!caller.user().admin()) {
                    // Not a 401, by which a client would log the caller out.
                    throw ApiException.error(
                            HttpStatus.FORBIDDEN, "You do not have permission to do that.");
                }
            }
        }
    }

    /**
     * @param next the path of the next page, null on the last one
     * @param count null if it was not requested
     */
    @Serdeable.Serializable
    record Page(
            List<UserBody> users,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next,
            @JsonInclude(JsonInclude.Include.NON_NULL) UserList.Count count) {}

    /** A user as others see them. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record UserBody(int id, String username, String email, String createdAt) {
        static UserBody of(User user) {
            return new UserBody(user.id(), user.username(), user.email(), user.createdAtText());
        }
    }
}
