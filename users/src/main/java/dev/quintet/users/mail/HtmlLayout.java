package dev.quintet.users.mail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes HTML of a text: a paragraph of each, and a button where a line that says what it does is
 * followed by the link.
 *
 * @param page around it, which can name {@code {{language}}}, {@code {{subject}}},
 *     {@code {{site}}} and {@code {{content}}}
 */
record HtmlLayout(String page) {
    private static final String LINK = ":\n{{link}}";

    String html(String language, String subject, String text, Map<String, String> values) {
        var escaped = new HashMap<String, String>();
        values.forEach((name, value) -> escaped.put(name, escaped(value)));
        // Else an email from the right to the left takes the words around it along.
        escaped.computeIfPresent("email", (_, email) -> "<bdi>%s</bdi>".formatted(email));
        var content = Arrays.stream(text.split("\\n{2,}"))
                .map(HtmlLayout::paragraph)
                .collect(Collectors.joining("\n"));
        escaped.put("content", Texts.fill(content, escaped));
        escaped.put("language", language);
        escaped.put("subject", escaped(subject));
        return Texts.fill(page, escaped);
    }

    private static String paragraph(String text) {
        if (text.endsWith(LINK)) {
            var words = text.substring(0, text.length() - LINK.length());
            return """
                    <p class="do"><a href="{{link}}">%s</a></p>
                    <p class="address">{{link}}</p>""".formatted(escaped(words));
        }
        return "<p>%s</p>".formatted(escaped(text).replace("\n", "<br>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
