package dev.quintet.users.mail;

import dev.quintet.users.code.Purpose;
import dev.quintet.users.config.MailSettings;

import java.net.URI;
import java.time.Duration;

/**
 * Makes links to the client. Where they lead is set; what a request says of its host never counts.
 */
public final class Links {
    private final URI publicUrl;
    private final MailSettings settings;

    /** @param settings with a {@code publicUrl} */
    public Links(MailSettings settings) {
        this.publicUrl = settings.publicUrl().orElseThrow();
        this.settings = settings;
    }

    /** Browsers keep what follows the {@code #} to themselves (RFC 9110, 10.1.3). */
    public String to(MailKind kind, String code) {
        return "%s/%s#%s".formatted(publicUrl, kind.page, code);
    }

    /** To a page, without a code. */
    String to(MailKind kind) {
        return "%s/%s".formatted(publicUrl, kind.page);
    }

    /** What people know the installation by. */
    String site() {
        return publicUrl.getAuthority();
    }

    /** Of the name of a mail. */
    String host() {
        return publicUrl.getHost();
    }

    /** How long a code for it is good for. */
    public Duration life(Purpose purpose) {
        return switch (purpose) {
            case RESET -> settings.resetLink();
            case INVITE, CONFIRM_EMAIL, CHANGE_EMAIL, REGISTER -> settings.confirmLink();
            case UNDO_EMAIL -> settings.undoLink();
        };
    }
}
