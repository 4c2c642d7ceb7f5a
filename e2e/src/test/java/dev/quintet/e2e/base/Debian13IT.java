package dev.quintet.e2e.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

@Tag("walks")
class Debian13IT {
    @Test
    void takesANewUserFromABareMachineToARunningStack(@TempDir Path folder) throws Exception {
        NewUserWalk.on("trixie", folder);
    }
}
