package dev.quintet.service.cli;

import dev.quintet.service.config.DatabaseUrl;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * A PostgreSQL that lives as long as the process. Its library is there in development, but not in
 * the image.
 */
public final class DevelopmentDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentDatabase.class);

    private DevelopmentDatabase() {}

    /** Returns its URL. */
    public static DatabaseUrl start() {
        try {
            var url =
                    DatabaseUrl.ofJdbc(EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres"));
            LOG.warn(
                    "DATABASE_URL is not set: all data is kept in an embedded PostgreSQL at {}, and is lost when this process ends",
                    url.jdbcUrl());
            return url;
        } catch (NoClassDefFoundError _) {
            throw new CommandException(
                    "DATABASE_URL is not set, and this image has no PostgreSQL of its own: set it to postgres://user:password@host:port/database");
        } catch (IOException e) {
            throw new CommandException("the embedded PostgreSQL did not start: " + e.getMessage());
        }
    }
}
