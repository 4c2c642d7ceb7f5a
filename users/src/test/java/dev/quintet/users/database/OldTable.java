package dev.quintet.users.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.StringJoiner;

/** The table of the replaced stack, as created by SQLAlchemy. */
final class OldTable {
    private OldTable() {}

    /** With Michael, whose password is "an old password", and the given number of other users. */
    static void create(String jdbcUrl, int others) throws SQLException {
        execute(jdbcUrl, """
                CREATE TABLE users (
                    id SERIAL NOT NULL,
                    username VARCHAR(128) NOT NULL,
                    email VARCHAR(128) NOT NULL,
                    password VARCHAR(255) NOT NULL,
                    active BOOLEAN NOT NULL,
                    admin BOOLEAN NOT NULL,
                    created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
                    PRIMARY KEY (id), UNIQUE (username), UNIQUE (email)
                );
                INSERT INTO users (username, email, password, active, admin, created_at) VALUES
                    ('michael', 'Michael@example.org', '$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES', true, false, '2017-07-17 23:59:59');
                INSERT INTO users (username, email, password, active, admin, created_at)
                    SELECT 'user' || n, 'user' || n || '@example.org', '-', true, false, '2017-07-18'::timestamp + n * interval '1 second'
                    FROM generate_series(1, %d) AS n""".formatted(others));
    }

    static void execute(String jdbcUrl, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows as lines, with columns separated by bars. */
    static String query(String jdbcUrl, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new StringJoiner("\n");
            while (rows.next()) {
                var line = new StringJoiner("|");
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(rows.getString(i));
                }
                lines.add(line.toString());
            }
            return lines.toString();
        }
    }
}
