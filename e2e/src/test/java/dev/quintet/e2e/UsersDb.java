package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.AccessMode;

import dev.quintet.e2e.TestResources.TestVolume;

import java.util.Map;

/** A database server for one test. */
final class UsersDb {
    static final String DATA = "/var/lib/postgresql/data";

    private UsersDb() {}

    static ServiceContainer container() {
        return new ServiceContainer("users-db").withEnv("POSTGRES_PASSWORD", "secret");
    }

    static ServiceContainer container(TestVolume volume) {
        return container().mount(volume.name(), DATA, AccessMode.rw);
    }

    /** Fills the volume by a script. */
    static void fill(TestVolume volume, String script, Map<String, String> environment) {
        var result = container(volume)
                .withEnv(environment)
                .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("bash"))
                .withCommand("-c", script)
                .result();
        assertEquals(0, result.exitStatus(), result.output());
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
