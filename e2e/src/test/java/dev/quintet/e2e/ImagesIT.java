package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.toSet;

import com.github.dockerjava.api.command.InspectImageResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    void stayBelowTheirSizeLimit(String service, int megabytes) {
        var size = inspect(service).getSize();

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
    void haveACompleteBillOfMaterials(String service, String module) throws IOException {
        var bill = Stack.json(Files.readString(Path.of("target/sbom", module + ".cdx.json")));
        var packages = StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> component.path("purl").asText())
                .collect(toSet());

        assertEquals(
                inspect(service).getId(), bill.at("/metadata/component/bom-ref").asText());
        var debian = Stack.container(service)
                .exec("dpkg-query", "--show", "--showformat", "${db:Status-Abbrev}\n")
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
    void containNoAssetOfAnEarlierBuild() {
        var site = Stack.container("web-service")
                .exec("bash", "-c", "cat /srv/site/index.html /srv/site/assets/*.js");
        var assets = Stack.container("web-service")
                .exec("ls", "/srv/site/assets")
                .lines()
                .filter(name -> !name.endsWith(".gz"));

        assertEquals(List.of(), assets.filter(name -> !site.contains(name)).toList());
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void containNoPrivateKey(String service) {
        // Only text files: programs that read keys contain these words. As root and without
        // hardening, to read every file.
        var found = new ServiceContainer(service)
                .withNetworkMode("none")
                .host(host -> host.withCapDrop())
                .withCreateContainerCmdModifier(cmd -> cmd.withUser("0").withEntrypoint("grep"))
                .withCommand(
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
                        "/var")
                .result();

        assertEquals(new RunningContainer.Result(1, ""), found);
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
    void listWhatTheirModuleAdds(String module, String purl) throws IOException {
        assertTrue(
                Files.readString(Path.of("target/sbom", module + ".cdx.json"))
                        .contains("\"" + purl),
                purl);
    }

    @Test
    void listEveryLibraryOfTheUsersServiceAndNoOther() throws IOException {
        var bill = Stack.json(Files.readString(Path.of("target/sbom/users.cdx.json")));
        var billed = StreamSupport.stream(bill.path("components").spliterator(), false)
                .filter(component -> component.path("purl").asText().startsWith("pkg:maven/"))
                .map(component -> component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar")
                .collect(toSet());

        var libraries = Stack.container("users-service").exec("ls", "/app/libs").lines();
        assertEquals(
                billed,
                libraries.map(name -> name.replace("-minimized.jar", ".jar")).collect(toSet()));
    }

    private static InspectImageResponse inspect(String service) {
        return TestResources.docker().inspectImageCmd(Stack.image(service)).exec();
    }
}
