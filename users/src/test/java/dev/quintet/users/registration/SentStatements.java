package dev.quintet.users.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

/** The SQL that requests send to the database, as its driver logs it, without the values. */
final class SentStatements extends Handler implements AutoCloseable {
    private static final Pattern PARSE = Pattern.compile("(?s)FE=> Parse\\(.*?query=\"(.*)\",");
    /** Work that no request waits for. */
    private static final Set<String> BACKGROUND = Set.of("postman", "janitor");

    /**
     * What the pool asks, whichever request it is for: once on each new connection, and nothing at all where one was
     * idle for half a second.
     */
    private static final Set<String> OF_THE_POOL = Set.of("SELECT pg_backend_pid()", "");

    private final Logger logger = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

    SentStatements() {
        logger.setLevel(Level.FINEST);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Those since the last call. */
    List<String> drain() {
        var statements = new ArrayList<String>();
        for (var sql = sent.poll(); sql != null; sql = sent.poll()) {
            statements.add(sql);
        }
        return statements;
    }

    @Override
    public void publish(LogRecord record) {
        var parse = PARSE.matcher(new SimpleFormatter().formatMessage(record));
        if (parse.find()
                && !OF_THE_POOL.contains(parse.group(1))
                && !BACKGROUND.contains(Thread.currentThread().getName())) {
            sent.add(parse.group(1));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
