package dev.quintet.users.cli;

/** A command cannot do what it was asked to. The message is one line, for the person who asked. */
final class CommandException extends RuntimeException {
    CommandException(String message) {
        super(message);
    }
}
