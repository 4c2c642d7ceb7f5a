package dev.quintet.users.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A step of the schema, read from a file of {@code db/migration}. The file holds either one {@code
 * CREATE INDEX CONCURRENTLY}, or statements that run in one transaction and are quick.
 *
 * @param index the index that the migration builds, if any
 */
record Migration(
        int version, String description, String script, String sql, Optional<String> index) {
    private static final Pattern SCRIPT =
            Pattern.compile("V(?<version>\\d+)__(?<words>\\w+)\\.sql");
    private static final Pattern INDEX = Pattern.compile(
            "^CREATE (UNIQUE )?INDEX CONCURRENTLY (?<name>\\w+) ON ", Pattern.MULTILINE);

    /**
     * Checksums of files that were edited later. Databases and earlier releases know the old
     * checksum.
     */
    private static final Map<Integer, Integer> FORMER_CHECKSUMS =
            Map.of(3, 1_869_754_617, 4, 629_025_347);

    static Migration of(String script) {
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
                index.find() ? Optional.of(index.group("name")) : Optional.empty());
    }

    /** The same checksum as Flyway: over the lines, without line ends. */
    int checksum() {
        var former = FORMER_CHECKSUMS.get(version);
        if (former != null) {
            return former;
        }
        var crc = new CRC32();
        sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static String read(String script) {
        try (var file = Migration.class.getResourceAsStream("/db/migration/" + script)) {
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
