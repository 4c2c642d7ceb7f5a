package dev.quintet.e2e;

/** A database server for one test. */
final class UsersDb {
    private UsersDb() {}

    static ServiceContainer container() {
        return new ServiceContainer("users-db").withEnv("POSTGRES_PASSWORD", "secret");
    }

    /** Runs a query as superuser, in the container. */
    static String query(RunningContainer container, String database, String sql) {
        return query(container, "postgres", database, sql);
    }

    static String query(RunningContainer container, String user, String database, String sql) {
        return container.exec(
                "psql",
                "--host=/run/postgresql",
                "--username=" + user,
                "--dbname=" + database,
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--set=ON_ERROR_STOP=1",
                "--command=" + sql);
    }
}
