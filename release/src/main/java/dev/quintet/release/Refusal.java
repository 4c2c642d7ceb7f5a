package dev.quintet.release;

/** What a user must hear in one line, and mend. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }
}
