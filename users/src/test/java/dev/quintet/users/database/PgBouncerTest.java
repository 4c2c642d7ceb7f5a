package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** In transaction mode each statement may run on another server connection. */
class PgBouncerTest {
    @TempDir
    private Path folder;

    @Test
    void answersEveryRequest() throws Exception {
        var program = PgBouncer.program();
        assumeTrue(program.isPresent(), "PgBouncer is not installed: run bin/setup --for-tests");
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 1000);
        try (var pgBouncer = PgBouncer.start(program.get(), folder, url);
                var service = Service.start(pgBouncer.jdbcUrl(), Map.of());
                var callers = Executors.newFixedThreadPool(20)) {
            var token = service.register().token();

            var answers = Stream.of("/users?limit=5", "/users/1", "/auth/status")
                    .flatMap(path -> Stream.generate(() -> callers.submit(
                                    () -> service.get(path, token).status()))
                            .limit(80))
                    .toList();

            var statuses = new TreeMap<Integer, Integer>();
            for (var answer : answers) {
                statuses.merge(answer.get(), 1, Integer::sum);
            }
            assertEquals(Map.of(200, 240), statuses);
        }
    }
}
