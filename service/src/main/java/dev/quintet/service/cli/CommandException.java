package dev.quintet.service.cli;

/** A command failed. The message is one line for the person who ran it. */
public final class CommandException extends RuntimeException {
    public CommandException(String message) {
        super(message);
    }
}
