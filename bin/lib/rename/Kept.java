import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stays as it is, as a regular expression for each file that has such. */
final class Kept {
    private static final String NOTHING = "(?!)";

    private final Map<String, String> byFile = new TreeMap<>();

    Kept() throws IOException {
        for (var line : Files.readAllLines(Path.of("bin/lib/rename/kept"))) {
            if (!line.startsWith("#")) {
                var parts = List.of(line.split(" +", 3));
                byFile.merge(parts.get(0), parts.get(1), (one, other) -> one + "|" + other);
            }
        }
    }

    /** An expression that matches nothing where nothing stays. */
    String in(String file) {
        return byFile.entrySet().stream()
                .filter(kept -> ("/" + file).endsWith("/" + kept.getKey())
                        || file.startsWith(kept.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NOTHING);
    }

    boolean isRenamed(String file) {
        return in(file).equals(NOTHING);
    }
}
