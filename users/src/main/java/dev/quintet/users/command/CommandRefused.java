package dev.quintet.users.command;

/** A command will not do what it was asked to. The message is one line, for the person who asked. */
final class CommandRefused extends RuntimeException {
    CommandRefused(String message) {
        super(message);
    }
}
