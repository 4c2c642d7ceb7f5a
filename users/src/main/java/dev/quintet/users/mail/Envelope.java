package dev.quintet.users.mail;

/**
 * A mail that is ready to go.
 *
 * @param id that a mail server and a reader tell it from others by (RFC 5322, 3.6.4)
 */
record Envelope(String id, String to, String subject, String plain, String html) {
    @Override
    public String toString() {
        return "Envelope[hidden]";
    }
}
