package dev.quintet.users.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows mail to the developer in the log, instead of sending it. */
final class LoggingCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingCarrier.class);

    @Override
    public void send(Envelope mail) {
        LOG.info("mail to {}: {}\n\n{}", mail.to(), mail.subject(), mail.plain());
    }
}
