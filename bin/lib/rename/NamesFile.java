import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code bin/lib/names}, in which a line is a key and a value. */
final class NamesFile {
    private static final Path FILE = Path.of("bin/lib/names");

    private NamesFile() {}

    static Map<String, String> read() throws IOException {
        var values = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(FILE)) {
            if (!line.startsWith("#")) {
                var parts = line.split("=", 2);
                values.put(parts[0], parts[1]);
            }
        }
        return values;
    }

    static void write(Names names, Set<String> words) throws IOException {
        Files.write(
                FILE,
                Files.readAllLines(FILE).stream()
                        .map(line -> switch (line.replaceFirst("=.*", "")) {
                            case "words" ->
                                "words=" + words.stream().collect(Collectors.joining(","));
                            case String key
                            when Names.KEYS.contains(key) -> key + "=" + names.get(key);
                            default -> line;
                        })
                        .toList());
    }
}
