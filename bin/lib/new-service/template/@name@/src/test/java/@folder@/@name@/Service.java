package @package@.@name@;

import @package@.service.Server;
import @package@.testkit.PostgreSql;
import @package@.testkit.RunningService;
import @package@.testkit.TokenJudge;
import @package@.testkit.description.Description;

import java.sql.SQLException;
import java.util.Map;

/** The @name@ API, beside a stand-in for the users service. */
final class Service extends RunningService {
    /** Every exchange of every test is checked against it. */
    static final Description DESCRIPTION = Description.of("@name@");

    private final Server server;

    private Service(String jdbcUrl, Server server) {
        super(jdbcUrl, DESCRIPTION);
        this.server = server;
    }

    /** Unchecked, so that a static field of a test can hold it. */
    static Service start(TokenJudge users) {
        try {
            return start(users, PostgreSql.newDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    static Service start(TokenJudge users, String jdbcUrl) throws SQLException {
        var settings = Settings.of(Map.of(
                "DATABASE_URL", jdbcUrl, "PORT", "0", "USERS_UPSTREAM", users.upstream()));
        var service = new Service(jdbcUrl, Wiring.open(settings));
        service.server.prepare();
        return service;
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
