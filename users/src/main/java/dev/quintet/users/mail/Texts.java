package dev.quintet.users.mail;

import dev.quintet.service.config.InvalidSetting;
import dev.quintet.users.mail.MailFiles.Name;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of mail, from the files {@code <template>.<language>.{subject,txt}}. What people read as
 * HTML is made from the same text.
 */
final class Texts {
    /** What a text can name. */
    private static final Set<String> NAMES = Set.of("site", "link", "email", "valid_for");

    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String DEFAULT_LANGUAGE = "en";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Times> times = new HashMap<>();
    private final HtmlLayout layout;

    /** @throws InvalidSetting if a file names what there is not, or one of a language is missing */
    Texts(MailFiles files) {
        var templates = Arrays.stream(MailKind.values())
                .map(kind -> kind.template)
                .distinct()
                .toList();
        for (var language : files.languages()) {
            times.put(language, Times.of(files.read("times.%s.properties".formatted(language))));
            for (var template : templates) {
                for (var part : List.of("subject", "txt")) {
                    var file = new Name(template, language, part).toString();
                    texts.put(file, checked(file, files.read(file).strip()));
                }
            }
        }
        layout = new HtmlLayout(files.read("layout.html"));
    }

    /** @param wanted languages, the best first, as {@code de-AT,en}; may be empty */
    String language(String wanted) {
        if (wanted.isEmpty()) {
            return DEFAULT_LANGUAGE;
        }
        var best = Locale.lookupTag(LanguageRange.parse(wanted), times.keySet());
        return Optional.ofNullable(best).orElse(DEFAULT_LANGUAGE);
    }

    String duration(String language, Duration duration) {
        return times.get(language).words(duration);
    }

    /** One line. */
    String subject(MailKind kind, String language, Map<String, String> values) {
        return fill(text(kind, language, "subject"), values)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    String plain(MailKind kind, String language, Map<String, String> values) {
        return fill(text(kind, language, "txt"), values) + "\n";
    }

    String html(MailKind kind, String language, Map<String, String> values) {
        return layout.html(
                language, subject(kind, language, values), text(kind, language, "txt"), values);
    }

    private String text(MailKind kind, String language, String part) {
        return texts.get(new Name(kind.template, language, part).toString());
    }

    /** Names without a value vanish. */
    static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(
                        name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
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
}
