import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is called already.
 *
 * @param names      of modules, containers and folders
 * @param paths      that lead elsewhere: to services, or to pages of the client
 * @param variables  that settings have
 */
record Stack(Set<String> names, List<String> paths, Set<String> variables) {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern PAGE = Pattern.compile("'(/[a-z0-9-]+)[/']");
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z0-9]+_UPSTREAM\\b");

    static Stack read() throws IOException {
        var names = new TreeSet<>(all(MODULE, "pom.xml"));
        try (var folders = Files.list(Path.of(""))) {
            folders.map(Path::toString).forEach(names::add);
        }
        var paths = new ArrayList<>(all(PAGE, "client/src/paths.ts"));
        // Made by a build, or by bin/up; a command of the image of a Java service; the chart's own.
        names.addAll(List.of("target", "secrets", "start", "all", "migration"));
        // Of the client's files, and of every service's own.
        paths.addAll(List.of("/assets", "/health", "/metrics"));
        for (var line : Files.readAllLines(Path.of("services"))) {
            var fields = line.split(" +");
            if (!line.isEmpty() && !line.startsWith("#")) {
                names.add(fields[1]);
                paths.addAll(List.of(fields).subList(3, fields.length));
            }
        }
        var variables = new TreeSet<String>();
        for (var file :
                List.of("compose.yaml", "nginx/src/image/gateway", "image/gateway-upstream")) {
            variables.addAll(all(VARIABLE, file));
        }
        return new Stack(names, paths, variables);
    }

    /** Of Debian, or of its shell. */
    static boolean isCommand(String name) throws IOException {
        var type = new ProcessBuilder("bash", "-c", "type -t -- \"$0\"", name);
        type.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        try {
            return type.start().waitFor() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> all(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(Path.of(file)))
                .results()
                .map(found -> found.group(pattern.matcher("").groupCount()))
                .toList();
    }
}
