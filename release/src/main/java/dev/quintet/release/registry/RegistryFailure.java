package dev.quintet.release.registry;

/** The registry failed after several attempts. */
public final class RegistryFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegistryFailure(String message) {
        super(message);
    }
}
