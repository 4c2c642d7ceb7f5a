package dev.quintet.release.registry;

/** What the registry did not do, after several attempts. */
public final class RegistryFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegistryFailure(String message) {
        super(message);
    }
}
