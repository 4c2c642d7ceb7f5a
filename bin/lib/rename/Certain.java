import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions for where a name is a name for certain, even if the text is full of the same word. */
final class Certain {
    private Certain() {}

    static String product(String name) {
        return either(
                name,
                "(?<=<title>)%s(?= API<|<)",
                "(?<=<h1>)%s(?=<)",
                "(?<=navbar-brand\">)%s(?=<)",
                "(?<=name\": \")%s(?=\")",
                "(?<=^  title: \")%s(?= users API\"$)",
                "(?<=^# )%s$");
    }

    static String prefix(String name, String javaPackage, List<String> modules) {
        return either(
                name,
                "(?<=<image\\.prefix>)%s(?=<)",
                "(?<=^name: )%s$",
                "(?<=<groupId>" + Pattern.quote(javaPackage)
                        + "</groupId>\\s{0,40}<artifactId>)%s(?=<)",
                "(?<=IMAGE_PREFIX(?::-|=|: '|\", \"))%s(?![\\w-])",
                "(?<=new Stack\\(owner, \")%s(?=\")",
                "(?<=first\\.equals\\(\")%s(?=\")",
                "(?<=\"|-D)%s(?=\\.log\\.)",
                "(?<=COMPOSE_PROJECT_NAME=)%s(?![\\w-])",
                "(?<=\\.cache/)%s(?![\\w-])",
                "(?<=github\\.com/)%s(?=/%s)",
                "(?<=github\\.com/%s/)%s",
                "(?<=example\\.org/)%s(?=\")",
                "(?<=vnd\\.)%s(?=\\.release\\.)",
                "(?<=https://)%s(?=\\.dev/release/)",
                "(?<=tmpdir\\(\\), ')%s(?=-)",
                "(?<![\\w-])%s(?=-(?:" + any(modules) + "|test|release)(?!\\w)|-<module>|-\\$\\{)");
    }

    static String dotted(String name, List<String> modules) {
        return either(
                name,
                "(?<![\\w.])%s(?=\\.(?:" + any(modules) + "|secrets|test-of)\\b)",
                "(?<=<groupId>)%s(?=<)",
                "(?<=getLogger\\(\")%s(?=\")");
    }

    static String folder(String name, List<String> modules) {
        return either(
                name, "(?<!\\w)%s(?=/(?:" + any(modules) + ")\\b)", "(?<!\\w)%s(?=\\|java\\b)");
    }

    private static String any(List<String> names) {
        return names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    private static String either(String name, String... places) {
        return Stream.of(places)
                .map(place -> place.replace("%s", Pattern.quote(name)))
                .collect(Collectors.joining("|"));
    }
}
