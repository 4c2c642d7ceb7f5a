package dev.quintet.service.database;

/**
 * The database cannot be migrated until a person changes something. The message is one line that
 * says what.
 */
public final class MigrationFailure extends RuntimeException {
    public MigrationFailure(String message) {
        super(message.replaceAll("\\p{Cntrl}", " "));
    }
}
