package dev.quintet.users.mail;

import dev.quintet.service.config.InvalidSetting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of mail, from the files {@code mail/<template>.<language>.{subject,txt,html}}. Each can be
 * replaced by a file of the same name in a folder of one's own.
 */
final class Texts {
    /** What a text can name. */
    private static final Set<String> NAMES = Set.of("site", "link", "email", "valid_for");

    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String LANGUAGE = "en";

    private final Map<String, String> texts = new HashMap<>();

    /**
     * @param folder whose files come first
     * @throws InvalidSetting if one of them names what there is not
     */
    Texts(Optional<Path> folder) {
        Arrays.stream(MailKind.values()).map(kind -> kind.template).distinct().forEach(template -> {
            for (var part : new String[] {"subject", "txt", "html"}) {
                var file = "%s.%s.%s".formatted(template, LANGUAGE, part);
                texts.put(file, checked(file, read(folder, file)));
            }
        });
    }

    /** The subject is one line. */
    String subject(MailKind kind, String language, Map<String, String> values) {
        return fill(kind, language, "subject", values)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    String plain(MailKind kind, String language, Map<String, String> values) {
        return fill(kind, language, "txt", values);
    }

    String html(MailKind kind, String language, Map<String, String> values) {
        var escaped = new HashMap<String, String>();
        values.forEach((name, value) -> escaped.put(name, escaped(value)));
        return fill(kind, language, "html", escaped);
    }

    private String fill(MailKind kind, String language, String part, Map<String, String> values) {
        return NAME.matcher(texts.get("%s.%s.%s".formatted(kind.template, language, part)))
                .replaceAll(
                        name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String checked(String file, String text) {
        NAME.matcher(text).results().map(name -> name.group(1)).forEach(name -> {
            if (!NAMES.contains(name)) {
                throw new InvalidSetting(
                        "MAIL_TEMPLATES",
                        "a folder whose %s names {{%s}}".formatted(file, name),
                        "one whose files name only {{site}}, {{link}}, {{email}} and {{valid_for}}");
            }
        });
        return text;
    }

    private static String read(Optional<Path> folder, String file) {
        var own = folder.map(path -> path.resolve(file)).filter(Files::exists);
        try (var stream = own.isPresent()
                ? Files.newInputStream(own.get())
                : Texts.class.getResourceAsStream("/mail/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidSetting(
                    "MAIL_TEMPLATES",
                    "a folder whose %s cannot be read".formatted(file),
                    "one whose files user 10001 can read");
        }
    }
}
