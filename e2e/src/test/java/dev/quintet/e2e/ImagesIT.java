package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.toSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

class ImagesIT {
    @ParameterizedTest
    @CsvSource({
        "users-db, 330",
        "users-service, 190",
        "web-service, 110",
        "swagger, 110",
        "nginx, 110"
    })
    void areNoLargerThanTheyShallBe(String service, int megabytes) {
        var size = Engine.inspect(Engine.image(service)).path("Size").asLong();

        assertTrue(size < megabytes * 1_000_000L, size + " bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "users-db, users-db",
        "users-service, users",
        "web-service, client",
        "swagger, swagger",
        "nginx, nginx"
    })
    void haveABillOfWhatIsInThem(String service, String module) throws IOException {
        var bill = Stack.json(Files.readString(Path.of("target/sbom", module + ".cdx.json")));
        var packages = StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> component.path("purl").asText())
                .collect(toSet());

        assertEquals(
                Engine.inspect(Engine.image(service)).path("Id").asText(),
                bill.at("/metadata/component/bom-ref").asText());
        var debian = Engine.docker(
                        "exec",
                        Engine.container(service),
                        "dpkg-query",
                        "--show",
                        "--showformat",
                        "${db:Status-Abbrev}\n")
                .lines()
                .filter(line -> line.startsWith("ii"))
                .count();
        assertEquals(
                debian,
                packages.stream()
                        .filter(purl -> purl.startsWith("pkg:deb/debian/"))
                        .count());
    }

    @Test
    void holdNoAssetOfAnEarlierBuild() {
        var site = Engine.docker(
                "exec",
                Engine.container("web-service"),
                "bash",
                "-c",
                "cat /srv/site/index.html /srv/site/assets/*.js");
        var assets = Engine.docker(
                        "exec", Engine.container("web-service"), "ls", "/srv/site/assets")
                .lines()
                .filter(name -> !name.endsWith(".gz"));

        assertEquals(List.of(), assets.filter(name -> !site.contains(name)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void holdNoPrivateKey(String service) {
        // Text alone: what reads keys has these words in it, too.
        var found = Engine.run(
                "run",
                "--rm",
                "--network=none",
                "--user=0",
                "--entrypoint=grep",
                Engine.image(service),
                "--recursive",
                "--binary-files=without-match",
                "--files-with-matches",
                "--regexp=-----BEGIN .*PRIVATE KEY-----",
                "/etc",
                "/home",
                "/opt",
                "/root",
                "/srv",
                "/usr/local",
                "/var");

        assertEquals(new Engine.Result(1, ""), found);
    }

    @ParameterizedTest
    @CsvSource({
        "client, pkg:npm/react@",
        "swagger, pkg:npm/swagger-ui-dist@",
        "users-db, pkg:deb/debian/postgresql-17@",
        "nginx, pkg:deb/debian/nginx@",
        "users, pkg:maven/org.postgresql/postgresql@",
        "users, pkg:generic/openjdk@25"
    })
    void nameWhatTheirModulePutIn(String module, String purl) throws IOException {
        assertTrue(
                Files.readString(Path.of("target/sbom", module + ".cdx.json"))
                        .contains("\"" + purl),
                purl);
    }

    @Test
    void nameEveryLibraryOfTheUsersServiceAndNoOther() throws IOException {
        var bill = Stack.json(Files.readString(Path.of("target/sbom/users.cdx.json")));
        var billed = StreamSupport.stream(bill.path("components").spliterator(), false)
                .filter(component -> component.path("purl").asText().startsWith("pkg:maven/"))
                .map(component -> component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar")
                .collect(toSet());

        var libraries = Engine.docker("exec", Engine.container("users-service"), "ls", "/app/libs")
                .lines();
        assertEquals(
                billed,
                libraries.map(name -> name.replace("-minimized.jar", ".jar")).collect(toSet()));
    }
}
