import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where names stand in a text. Most names are words that stand nowhere else; one that does, such as the product "Hub" beside
 * Docker's, is found only where it is a name for certain.
 */
final class Places {
    private static final String NOWHERE = "(?!)";

    private final Names names;
    private final Set<String> words;
    private final List<String> modules;

    /** @param words those of product, prefix and package that are words of the text, too */
    Places(Names names, Set<String> words, List<String> modules) {
        this.names = names;
        this.words = words;
        this.modules = modules;
    }

    /** Writes the others into a text that has these. */
    String rename(String file, String text, String kept, Names others) {
        var notation = Notation.in(file);
        var written = written(others, notation);
        return pattern(kept, notation)
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(written.keySet().stream()
                        .filter(group -> match.group(group) != null)
                        .findFirst()
                        .map(written::get)
                        .orElseGet(match::group)));
    }

    /** Which of the names stand in a text, as words of its own or as names. */
    Set<String> in(String file, String text) {
        return Map.of(
                        "product", word(Notation.in(file).of(names.product())),
                        "prefix", word(names.prefix()),
                        "package", dotted())
                .entrySet()
                .stream()
                .filter(name -> Pattern.compile(name.getValue()).matcher(text).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> written(Names names, Notation notation) {
        var written = new LinkedHashMap<String, String>();
        written.put("dotted", names.javaPackage());
        written.put("folder", names.folder());
        written.put("product", notation.of(names.product()));
        written.put("prefix", names.prefix());
        written.put("variables", names.variables());
        return written;
    }

    private Pattern pattern(String kept, Notation notation) {
        var written = written(names, notation);
        var places = Map.of(
                "dotted", dotted(),
                "folder",
                        words.contains("package")
                                ? Certain.folder(names.folder(), modules)
                                : "(?<!\\w)" + Pattern.quote(names.folder()) + "(?!\\w)",
                "product", product(written.get("product")),
                "prefix",
                        words.contains("prefix")
                                ? Certain.prefix(names.prefix(), names.javaPackage(), modules)
                                : word(names.prefix()),
                "variables",
                        words.contains("prefix")
                                ? NOWHERE
                                : "(?<![A-Z0-9_])" + Pattern.quote(names.variables()));
        var any = written.values().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        var groups = written.keySet().stream()
                .map(group -> "(?<" + group + ">" + places.get(group) + ")")
                .collect(Collectors.joining("|"));
        // The names first, as they are soon looked for; whether one may stand there takes long.
        return Pattern.compile("(?m)(?:" + kept + ")|(?=" + any + ")(?:" + groups + ")");
    }

    private String dotted() {
        return words.contains("package")
                ? Certain.dotted(names.javaPackage(), modules)
                : "(?<![\\w.])" + Pattern.quote(names.javaPackage()) + "(?!\\w)";
    }

    /** Those that are certain come first: the product may be called like the prefix. */
    private String product(String name) {
        return Certain.product(name) + "|" + (words.contains("product") ? NOWHERE : word(name));
    }

    private static String word(String name) {
        // A system property's name is behind -D.
        return "(?:(?<![\\p{L}\\p{N}])|(?<=-D))" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
    }
}
