import java.util.Arrays;
import java.util.Locale;

/** How a name of many characters is written in a file, by the end of the file's name. */
enum Notation {
    MARKUP("html", "svg", "xml") {
        @Override
        String of(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("%", "&#37;");
        }
    },
    JSON("json", "webmanifest", "yaml", "yml") {
        @Override
        String of(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"");
        }
    },
    CODE("java", "js", "mjs", "ts", "tsx") {
        @Override
        String of(String text) {
            return JSON.of(text).replace("'", "\\'");
        }
    },
    PLAIN {
        @Override
        String of(String text) {
            return text;
        }
    };

    private final String[] endings;

    Notation(String... endings) {
        this.endings = endings;
    }

    abstract String of(String text);

    static Notation in(String file) {
        var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(notation -> Arrays.asList(notation.endings).contains(ending))
                .findFirst()
                .orElse(PLAIN);
    }
}
