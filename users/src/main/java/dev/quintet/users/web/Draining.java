package dev.quintet.users.web;

/** Whether the service is about to end: it still answers, but asks callers to go elsewhere. */
public final class Draining {
    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }
}
