package dev.quintet.users.description;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.description.DescribedOperation;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Whoever sends an example of the description gets an answer in the words of another. */
class ExamplesTest {
    private static Caller withMail;
    private static Caller withoutMail;

    @BeforeAll
    static void start() throws SQLException {
        withMail = new Caller(Mailbox.unreachable());
        withoutMail = new Caller(Map.of());
    }

    @AfterAll
    static void stop() {
        withMail.close();
        withoutMail.close();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void forAGuest(DescribedOperation operation) {
        withMail.meet(operation, request -> request);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void forAnAdmin(DescribedOperation operation) {
        withMail.meet(operation, withMail::asAdmin);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void forAnAdminWhereNoMailIsSent(DescribedOperation operation) {
        withoutMail.meet(operation, withoutMail::asAdmin);
    }

    static List<DescribedOperation> operations() {
        return Service.DESCRIPTION.operations();
    }

    private static final class Caller implements AutoCloseable {
        private final Service service;
        private final Person admin;
        private String token;

        Caller(Map<String, String> variables) throws SQLException {
            service = Service.start(PostgreSql.newDatabase(), variables);
            // The user of the examples is there, and has their id.
            service.post(
                    "/auth/register",
                    Service.registration("michael", "michael@example.org", "greaterthaneleven"));
            admin = service.admin();
            token = admin.token();
        }

        void meet(DescribedOperation operation, UnaryOperator<HttpRequest.Builder> as) {
            var request = operation.fill(service.request(operation.path()));
            var answer = service.send(as.apply(request));
            var words = operation.words(answer.status());

            assertTrue(
                    words.contains(answer.line()),
                    () -> "%s was answered by %s, described are %s"
                            .formatted(operation, answer.line(), words));
        }

        /** Logged in again where an operation ended the session. */
        HttpRequest.Builder asAdmin(HttpRequest.Builder request) {
            if (service.get("/auth/status", token).status() != 200) {
                token = service.post("/auth/login", admin.login())
                        .json()
                        .path("auth_token")
                        .asText();
            }
            return request.header("Authorization", "Bearer " + token);
        }

        @Override
        public void close() {
            service.close();
        }
    }
}
