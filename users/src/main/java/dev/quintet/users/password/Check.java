package dev.quintet.users.password;

import java.util.Optional;

/**
 * The result of a password check.
 *
 * @param matches whether the password is correct
 * @param renew whether to replace the hash by one of the current algorithm
 * @param unusable why no password can match the hash, if so
 * @param wrongAfter the earliest {@link System#nanoTime} for the answer to a wrong password, so
 *     that the time says nothing about the hash
 */
public record Check(boolean matches, boolean renew, Optional<String> unusable, long wrongAfter) {}
