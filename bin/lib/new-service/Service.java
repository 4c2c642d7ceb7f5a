import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/**
 * The service to be made.
 *
 * @param name of the module, the image, and the package of its Java
 * @param path that the gateway leads to it
 */
record Service(String name, String path) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,29}");
    /** In the notation of 1.1, which Helm and Compose read. */
    private static final Set<String> YAML =
            Set.of("false", "n", "no", "null", "off", "on", "true", "y", "yes");

    private static final Pattern PATH = Pattern.compile("/[a-z][a-z0-9-]{0,62}");

    String container() {
        return name + "-service";
    }

    String upstream() {
        return name.toUpperCase(Locale.ROOT) + "_UPSTREAM";
    }

    /** In one line, what is wrong with it, if anything. */
    void check(Stack stack) throws IOException {
        if (!NAME.matcher(name).matches() || SourceVersion.isKeyword(name)) {
            throw new Refusal(
                    "the name is '%s', it must be up to 30 of a-z and 0-9, begin with a letter, and be no word of Java, as it is a package, too: notes"
                            .formatted(name));
        }
        if (YAML.contains(name)) {
            throw new Refusal("the name is '%s', which YAML takes for a value: choose another"
                    .formatted(name));
        }
        if (name.equals("pg")) {
            throw new Refusal(
                    "the name is 'pg', and a schema of PostgreSQL must not begin with 'pg_': choose another");
        }
        for (var known : new String[] {name, container()}) {
            if (stack.names().contains(known)) {
                throw new Refusal("the name is '%s', and there is a '%s' already: choose another"
                        .formatted(name, known));
            }
        }
        if (Stack.isCommand(name)) {
            throw new Refusal(
                    "the name is '%s', which is a command of the system, and the service is one in its image: choose another"
                            .formatted(name));
        }
        if (stack.variables().contains(upstream())) {
            throw new Refusal(
                    "the name is '%s', and there is a setting %s with another meaning already: choose another"
                            .formatted(name, upstream()));
        }
        if (!PATH.matcher(path).matches()) {
            throw new Refusal(
                    "the path is '%s', it must be / and up to 63 of a-z, 0-9 and -, the first a letter, as one segment: /notes"
                            .formatted(path));
        }
        for (var known : stack.paths()) {
            if (known.equals(path) || known.equals(path + "/")) {
                throw new Refusal(
                        "the path is '%s', which leads to another service or page already: choose another"
                                .formatted(path));
            }
        }
    }

    /** The template with the names of this service in it. */
    String fill(String template) throws IOException {
        var javaPackage = ofStack("package");
        return template.replace("@name@", name)
                .replace(
                        "@Name@", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .replace("@path@", path)
                .replace("@segment@", path.substring(1))
                .replace("@container@", container())
                .replace("@UPSTREAM@", upstream())
                .replace("@folder@", javaPackage.replace('.', '/'))
                .replace("@package@", javaPackage)
                .replace("@prefix@", ofStack("prefix"));
    }

    /** Of the names of the whole stack. */
    private static String ofStack(String key) throws IOException {
        return Files.readAllLines(Path.of("bin/lib/names")).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
