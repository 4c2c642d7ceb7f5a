package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.e2e.Stack;

import java.nio.file.Path;
import java.util.List;

/** What the README tells a new user to do, on a bare machine. */
final class NewUserWalk {
    private final Machine machine;

    private NewUserWalk(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param suite of Debian, such as {@code trixie}
     * @param folder an empty one
     */
    static void on(String suite, Path folder) throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));
        try (var machine = Machine.of(suite, project)) {
            new NewUserWalk(machine).walk();
        }
    }

    private void walk() throws Exception {
        var first = succeeds("bin/up");
        assertTrue(first.contains("http://localhost (Swagger UI: /swagger/)"), first);
        assertTrue(List.of(succeeds("id -nG").split(" ")).contains("docker"));
        answers();

        var containers = succeeds("docker ps --no-trunc --quiet");
        succeeds("bin/up");
        assertEquals(containers, succeeds("docker ps --no-trunc --quiet"), "replaced");
        answers();

        for (var name : List.of("users", "users-service")) {
            assertTrue(succeeds("bin/up logs --tail 1 " + name).contains("users-service"));
        }
        assertEquals("", succeeds("find . -user root"), "root's files");
        succeeds("bin/up down");
        assertEquals("", succeeds("docker ps --all --quiet"), "left over");
    }

    private void answers() {
        var user = Stack.newUser();
        var registered = Stack.post(machine.gateway("/auth/register"), user);
        assertEquals(201, registered.statusCode(), registered.body());
        var users = Stack.get(machine.gateway("/users"));
        assertTrue(users.body().contains(user.get("email")), users.body());
        assertEquals(200, Stack.get(machine.gateway("/")).statusCode());
        assertEquals(200, Stack.get(machine.gateway("/swagger/")).statusCode());
    }

    private String succeeds(String command) throws Exception {
        var said = machine.run(command);
        assertEquals(0, said.status(), said.output());
        return said.output();
    }
}
