package dev.quintet.users.mail;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/** Durations in the words of a language, each a {@link MessageFormat}. */
record Times(String days, String hours, String minutes) {
    /** @param properties of the same names */
    static Times of(String properties) {
        var words = new Properties();
        try {
            words.load(new StringReader(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Times(
                words.getProperty("days", "{0} d"),
                words.getProperty("hours", "{0} h"),
                words.getProperty("minutes", "{0} min"));
    }

    /** In the largest unit that it is whole in. */
    String words(Duration duration) {
        if (duration.toHoursPart() == 0 && isWholeHours(duration)) {
            return words(days, duration.toDays());
        }
        return isWholeHours(duration)
                ? words(hours, duration.toHours())
                : words(minutes, duration.toMinutes());
    }

    private static boolean isWholeHours(Duration duration) {
        return duration.toSeconds() % Duration.ofHours(1).toSeconds() == 0;
    }

    private static String words(String format, long count) {
        return new MessageFormat(format, Locale.ROOT).format(new Object[] {count});
    }
}
