package dev.quintet.users.cli;

/** A command failed. The message is one line for the person who ran it. */
final class CommandException extends RuntimeException {
    CommandException(String message) {
        super(message);
    }
}
