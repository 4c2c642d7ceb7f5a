package dev.quintet.users.password;

import java.util.Optional;

/**
 * What a check of a password found.
 *
 * @param matches whether the password is right
 * @param renew whether the hash is to be replaced by one of today's algorithm
 * @param unusable why no password could match, where that is so
 * @param wrongAfter when a wrong password may be answered, by {@link System#nanoTime}: at a time
 *     that says nothing about the hash
 */
public record Check(boolean matches, boolean renew, Optional<String> unusable, long wrongAfter) {}
