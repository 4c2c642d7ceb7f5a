import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes new names into every file of the project that has the old ones, and moves the files that are named after them. */
public final class Rename {
    private final Kept kept = new Kept();
    private final Project project = Project.read();
    private final Names now = project.names();
    private final Names then;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private Rename(Names then) throws IOException, InterruptedException {
        this.then = then;
        project.files()
                .forEach(file -> Project.text(file).ifPresent(text -> texts.put(file, text)));
    }

    public static void main(String[] names) throws IOException, InterruptedException {
        try {
            new Rename(new Names(names[0], names[1], names[2])).run();
        } catch (Refusal refusal) {
            System.err.println("rename: " + refusal.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        if (then.equals(now)) {
            throw new Refusal("it is %s, %s, %s already: there is nothing to rename"
                    .formatted(now.product(), now.prefix(), now.javaPackage()));
        }
        then.check(project);
        var words = newWords();
        var places = new Places(now, project.words(), project.modules());
        var renamed = new LinkedHashMap<String, String>();
        for (var entry : texts.entrySet()) {
            var file = entry.getKey();
            var text = places.rename(file, entry.getValue(), kept.in(file), then);
            if (!text.equals(entry.getValue())) {
                Files.writeString(Path.of(file), text);
            }
            renamed.put(file, text);
        }
        move(places);
        NamesFile.write(then, words);
        sayWhatIsLeft(renamed);
    }

    private void move(Places places) throws IOException {
        for (var file : project.files()) {
            var from = Path.of(file);
            var to = Path.of(places.rename("", file, "(?!)", then));
            if (!to.equals(from)) {
                Files.createDirectories(to.getParent());
                Files.move(from, to);
                for (var folder = from.getParent(); isEmpty(folder); folder = folder.getParent()) {
                    Files.delete(folder);
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Of the new names, those that a later renaming would take for what they are not: the text has such words already. */
    private Set<String> newWords() {
        var words = new TreeSet<String>();
        var places = new Places(then, Set.of(), List.of());
        texts.forEach((file, text) -> {
            if (kept.isRenamed(file)) {
                words.addAll(places.in(file, text));
            }
        });
        if (then.product().equals(then.prefix())) {
            words.add("product");
        }
        if (!then.javaPackage().contains(".")) {
            words.add("package");
        }
        Names.KEYS.forEach(key -> {
            if (then.get(key).equals(now.get(key))) {
                words.remove(key);
                if (project.words().contains(key)) {
                    words.add(key);
                }
            }
        });
        return words;
    }

    /** A name that is said in a way of its own, such as in capitals. */
    private void sayWhatIsLeft(Map<String, String> renamed) {
        Names.KEYS.stream()
                .filter(key -> !project.words().contains(key))
                .map(now::get)
                .filter(name -> !then.toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(name.toLowerCase(Locale.ROOT)))
                .map(name ->
                        Pattern.compile("(?i)(?<![a-z0-9])" + Pattern.quote(name) + "(?![a-z0-9])"))
                .forEach(name -> renamed.forEach((file, text) -> {
                    if (kept.isRenamed(file) && name.matcher(text).find()) {
                        System.out.printf(
                                "rename: look at %s, which still has %s in a way of its own%n",
                                file, name);
                    }
                }));
    }
}
