import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files that git knows, and what the stack and its parts are called.
 *
 * @param words those of the names that are words of the text, too
 */
record Project(Names names, Set<String> words, List<String> files) {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern CONTAINER = Pattern.compile("container_name: \\S*\\}(\\S+)");

    static Project read() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "ls-files", "-z")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var files =
                new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
        if (git.waitFor() != 0) {
            throw new Refusal("git ls-files failed, see above");
        }
        var names = NamesFile.read();
        return new Project(Names.of(names), Set.of(names.get("words").split(",")), List.of(files));
    }

    /** Nothing, of a file that is no text. */
    static Optional<String> text(String file) {
        try {
            var bytes = Files.readAllBytes(Path.of(file));
            for (var b : bytes) {
                if (b == 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> modules() {
        return all(MODULE, "pom.xml");
    }

    /** Names of modules, containers and folders, and the first words of them. */
    Set<String> taken() {
        var taken = new TreeSet<>(modules());
        taken.addAll(all(CONTAINER, "compose.yaml"));
        files.stream()
                .filter(file -> file.contains("/"))
                .map(file -> file.replaceFirst("/.*", ""))
                .forEach(taken::add);
        List.copyOf(taken).forEach(name -> taken.add(name.replaceFirst("-.*", "")));
        return taken;
    }

    /** A line that imports a class from there, though it is none of ours. */
    Optional<String> foreignUse(String javaPackage) {
        var imported =
                Pattern.compile("(?m)^import (?:static )?(?!" + Pattern.quote(names.javaPackage())
                        + "\\.)" + Pattern.quote(javaPackage) + "\\..*");
        return files.stream()
                .filter(file -> file.endsWith(".java"))
                .flatMap(file -> all(imported, file).stream())
                .findFirst();
    }

    private static List<String> all(Pattern pattern, String file) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(text(file).orElse(""));
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }
}
