package dev.quintet.users.account;

import dev.quintet.users.web.ApiException;
import dev.quintet.users.web.Data;
import dev.quintet.users.web.FieldError;
import dev.quintet.users.web.InvalidPayload;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UserController {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final UserStore users;

    UserController(UserStore users) {
        this.users = users;
    }

    @Get
    HttpResponse<Data<UserPage>> list(
            @Nullable @QueryValue String limit, @Nullable @QueryValue String after)
            throws SQLException {
        var size = limit(limit);
        // One more than asked for tells whether there is a next page.
        var found = users.page(size + 1, after(after));
        var page = found.subList(0, Math.min(size, found.size()));
        var bodies = page.stream().map(UserBody::of).toList();
        if (found.size() <= size) {
            return HttpResponse.ok(Data.of(new UserPage(bodies, null)));
        }
        var next = "/users?limit=%d&after=%s"
                .formatted(size, Cursor.of(page.getLast()).text());
        return HttpResponse.ok(Data.of(new UserPage(bodies, next)))
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }

    @Get("/{id}")
    Data<UserBody> show(String id) throws SQLException {
        var number = number(id);
        var user = number.isPresent() ? users.find(number.getAsInt()) : Optional.<User>empty();
        return user.map(UserBody::of)
                .map(Data::of)
                .orElseThrow(() -> ApiException.fail(HttpStatus.NOT_FOUND, "User does not exist"));
    }

    private static OptionalInt number(String id) {
        try {
            return id.matches("[0-9]+")
                    ? OptionalInt.of(Integer.parseInt(id))
                    : OptionalInt.empty();
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,4}")) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw new InvalidPayload(
                List.of(new FieldError("limit", "must be a whole number from 1 to " + MAX_LIMIT)));
    }

    private static Optional<Cursor> after(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Cursor.parse(text)
                .orElseThrow(() -> new InvalidPayload(List.of(new FieldError(
                        "after", "must be taken from data.next of the page before")))));
    }
}
