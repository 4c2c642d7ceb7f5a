package dev.quintet.users.mail;

import jakarta.mail.MessagingException;

/** Takes mail to people. */
interface Carrier {
    /** Returns once somebody else answers for it. */
    void send(Envelope mail) throws MessagingException;
}
