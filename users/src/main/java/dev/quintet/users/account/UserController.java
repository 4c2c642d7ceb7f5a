package dev.quintet.users.account;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Data;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.config.AccountSettings;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.password.PasswordHasher;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
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
    private final PasswordHasher passwordHasher;
    private final PasswordSettings passwordSettings;
    private final AccountSettings settings;
    private final PayloadReader payloads;

    UserController(
            UserStore users,
            UserList list,
            PasswordHasher passwordHasher,
            PasswordSettings passwordSettings,
            AccountSettings settings,
            PayloadReader payloads) {
        this.users = users;
        this.list = list;
        this.passwordHasher = passwordHasher;
        this.passwordSettings = passwordSettings;
        this.settings = settings;
        this.payloads = payloads;
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

    @Get("/{id}")
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

    @Post
    @Status(HttpStatus.CREATED)
    Message add(Caller caller, @Nullable @Body byte[] body) throws SQLException {
        if (!caller.user().admin()) {
            throw ApiException.error(
                    HttpStatus.UNAUTHORIZED, "You do not have permission to do that.");
        }
        var user = NewUser.of(payloads.read(body), passwordSettings);
        return switch (users.add(user, () -> passwordHasher.hash(user.password()))) {
            case Addition.Added _ -> Message.success(user.email() + " was added!");
            case Addition.EmailTaken _ ->
                throw ApiException.fail(
                        HttpStatus.BAD_REQUEST, "Sorry. That email already exists.");
            case Addition.UsernameTaken _ ->
                throw ApiException.fail(
                        HttpStatus.BAD_REQUEST, "Sorry. That username already exists.");
        };
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
