package dev.quintet.users.account;

/** What a login checks a password against. */
public record Credentials(int userId, String passwordHash) {
    @Override
    public String toString() {
        return "Credentials[userId=%d]".formatted(userId);
    }
}
