package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.images.builder.ImageFromDockerfile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A mistake in what an image serves by is found when it was built, and said with its file and line. */
class ImageCheckIT {
    private record Said(int status, String output) {}

    @Test
    void findsNothingWrongWithTheGateway() throws Exception {
        assertEquals(new Said(0, ""), check("nginx", image("nginx")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nginx | routes.conf | s/proxy_pass/proxy_pas/ | unknown directive \"proxy_pas\" in nginx/src/image/routes.conf:",
                "nginx | routes.conf | s/choose(\"swagger\")/choose(\"swager\")/ | GET /swagger/ is answered by 500, it must be 404",
                "nginx | replicas.lua | s/names.load()/nams.load()/ | attempt to index global 'nams'",
                "nginx | replicas.lua | s/(chosen.tries or 0)/(chosn.tries or 0)/ | attempt to index global 'chosn'",
                "nginx | replicas.lua | s/ngx.status >= 400/ngx.stat.us >= 400/ | attempt to index field 'stat'",
                "nginx | tls.conf | s/ssl_protocols/ssl_protocol/ | unknown directive \"ssl_protocol\" in nginx/src/image/tls.conf:",
                "client | leaving.conf | s/location/locaton/ | unknown directive \"locaton\" in image/leaving.conf:",
                "client | nginx.conf | s/server_tokens/server_token/ | unknown directive \"server_token\" in client/src/image/nginx.conf:",
            })
    void saysWhereAMistakeIs(String module, String file, String mistake, String words)
            throws Exception {
        var image = new ImageFromDockerfile()
                .withDockerfileFromBuilder(builder -> builder.from(image(module))
                        .user("0")
                        .run("sed", "--in-place", mistake, "/etc/nginx/" + file)
                        .user("10001")
                        .build())
                .get();

        var said = check(module, image);

        assertNotEquals(0, said.status());
        assertTrue(said.output().contains(words), said.output());
    }

    private static String image(String module) {
        var names = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("../target/stack.env"))) {
            names.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "%s/%s-%s:%s"
                .formatted(
                        names.getProperty("DOCKER_ID"),
                        names.getProperty("IMAGE_PREFIX"),
                        module,
                        names.getProperty("IMAGE_TAG"));
    }

    private static Said check(String module, String image) throws Exception {
        var process = new ProcessBuilder("bin/lib/check-image", module, image)
                .directory(new File(".."))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output.strip());
    }
}
