package dev.quintet.service.config;

/** An environment variable is invalid. The message is one line for the person who set it. */
public final class InvalidSetting extends RuntimeException {
    public InvalidSetting(String variable, String held, String expected) {
        super("%s is %s, it must be %s"
                .formatted(variable, held, expected)
                .replaceAll("\\p{Cntrl}", " "));
    }
}
