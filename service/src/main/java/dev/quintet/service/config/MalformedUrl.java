package dev.quintet.service.config;

/** Says what is wrong with a database URL. The message completes "DATABASE_URL is …". */
final class MalformedUrl extends Exception {
    MalformedUrl(String held) {
        super(held);
    }
}
