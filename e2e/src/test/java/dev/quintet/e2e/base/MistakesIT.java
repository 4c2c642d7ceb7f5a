package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What {@code bin/up} says of a mistake in what only its image can judge: the file, the line and the cause. */
@Tag("walks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MistakesIT {
    private ProjectCopy project;

    @BeforeAll
    void copy(@TempDir Path folder) throws Exception {
        project = ProjectCopy.in(folder.resolve("copy"));
    }

    @AfterAll
    void removeImages() throws Exception {
        project.removeImages();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "routes.conf | proxy_pass | proxy_pas | unknown directive \"proxy_pas\" in nginx/src/image/routes.conf:7",
                "routes.conf | $below_swagger | $belw_swagger | nginx/src/image/routes.conf:21:",
                "routes.conf | require(\"requests\") | require(\"request\") | access_by_lua(routes.conf:6):1: module 'request' not found",
                "gateway | client_body_timeout | client_bdy_timeout | nginx/src/image/gateway:74:",
                "gateway | $SIGN_IN_BURST nodelay | $SIGN_IN_BRST nodelay | nginx/src/image/gateway: line 61: SIGN_IN_BRST: unbound variable",
                "Dockerfile | ENV TZ=UTC | ENVV TZ=UTC | up: the build failed at nginx/src/image/Dockerfile:24, see above and target/build.log",
                "replicas.lua | ngx.var | ngx.vr | attempt to index field 'vr' (a nil value)",
                "replicas.lua | ngx.var | ngx.vr | nginx/src/image/replicas.lua:",
                "Dockerfile | ENV TZ=UTC | RUN cp /nowhere /tmp | cp: cannot stat '/nowhere': No such file or directory",
                "Dockerfile | ENV TZ=UTC | RUN cp /nowhere /tmp | up: the build failed at nginx/src/image/Dockerfile:24, see above and target/build.log",
            })
    void isNamedInTheLastLines(String file, String from, String to, String words) throws Exception {
        var path = project.folder().resolve("nginx/src/image").resolve(file);
        var text = Files.readString(path);
        try {
            Files.writeString(path, text.replace(from, to));

            var said = project.run(Map.of(), "bin/lib/build", "nginx");

            assertEquals(1, said.status(), said.output());
            assertTrue(said.output().contains(words), said.output());
            assertTrue(said.output().lines().count() < 20, said.output());
        } finally {
            Files.writeString(path, text);
        }
    }
}
