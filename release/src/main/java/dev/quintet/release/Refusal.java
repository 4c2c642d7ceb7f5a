package dev.quintet.release;

/** An error that the user can fix. The message is one line. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }
}
