package dev.quintet.service.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A step of the schema, read from a file of {@code db/migration}. The file holds either one {@code
 * CREATE INDEX CONCURRENTLY}, or statements that run in one transaction and are quick.
 *
 * @param checksum as Flyway computes it: over the lines, without line ends
 * @param index    the index that the migration builds, if any
 * @param late     whether the service begins without it
 */
public record Migration(
        int version,
        String description,
        String script,
        String sql,
        int checksum,
        Optional<String> index,
        boolean late) {
    private static final Pattern SCRIPT =
            Pattern.compile("V(?<version>\\d+)__(?<words>\\w+)\\.sql");
    private static final Pattern INDEX = Pattern.compile(
            "^CREATE (UNIQUE )?INDEX CONCURRENTLY (?<name>\\w+) ON ", Pattern.MULTILINE);

    /** @param script the name of the file, as {@code V1__users.sql} */
    public static Migration of(String script) {
        var name = SCRIPT.matcher(script);
        if (!name.matches()) {
            throw new IllegalArgumentException(script + " is not the name of a migration");
        }
        var sql = read(script);
        var index = INDEX.matcher(sql);
        return new Migration(
                Integer.parseInt(name.group("version")),
                name.group("words").replace('_', ' '),
                script,
                sql,
                checksum(sql),
                index.find() ? Optional.of(index.group("name")) : Optional.empty(),
                false);
    }

    /**
     * Of a file that was edited later.
     *
     * @param former the checksum that databases and earlier releases know
     */
    public Migration withChecksum(int former) {
        return new Migration(version, description, script, sql, former, index, late);
    }

    /**
     * Runs once the service answers requests. For an index that only makes queries quicker: it takes
     * long where the table is large, or a backup runs.
     */
    public Migration afterStart() {
        return new Migration(version, description, script, sql, checksum, index, true);
    }

    /**
     * @param position of a character of {@link #sql}, counted from 1
     * @return the file and the line, as {@code V1__users.sql:3}; the file alone where there is no such
     *     character
     */
    String place(int position) {
        if (position < 1 || position > sql.length()) {
            return script;
        }
        var line = sql.substring(0, position - 1).chars().filter(c -> c == '\n').count() + 1;
        return script + ":" + line;
    }

    private static int checksum(String sql) {
        var crc = new CRC32();
        sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static String read(String script) {
        try (var file = Migration.class.getResourceAsStream("/db/migration/" + script)) {
            if (file == null) {
                throw new IllegalArgumentException(
                        "there is no file db/migration/%s: correct its name in the schema, or add it"
                                .formatted(script));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "migration %d (%s)".formatted(version, description);
    }
}
