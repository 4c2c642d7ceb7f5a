package dev.quintet.users.config;

/** Says what is wrong with a URL of a database, in words that follow "it is". */
final class MalformedUrl extends Exception {
    MalformedUrl(String held) {
        super(held);
    }
}
