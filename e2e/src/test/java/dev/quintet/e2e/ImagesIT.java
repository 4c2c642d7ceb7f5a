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
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

class ImagesIT {
    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#all")
    void stayBelowTheirSizeLimit(Services.Listed service) {
        var megabytes = service.isJava() ? 190 : service.isServedByNginx() ? 110 : 330;

        var size = inspect(service.container()).getSize();

        assertTrue(size < megabytes * 1_000_000L, size + " bytes");
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#all")
    void haveACompleteBillOfMaterials(Services.Listed listed) throws IOException {
        var service = listed.container();
        var bill =
                Stack.json(Files.readString(Path.of("target/sbom", listed.module() + ".cdx.json")));
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

    /** Each check is a process that the engine starts, for as long as the stack runs: docs/images.md. */
    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void areCheckedNoMoreOftenThanEveryFiveSeconds(String service) {
        var interval = inspect(service).getConfig().getHealthcheck().getInterval();

        assertTrue(interval >= Duration.ofSeconds(5).toNanos(), interval + " ns");
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

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#inJava")
    void listEveryLibraryOfAJavaServiceAndNoOther(Services.Listed service) throws IOException {
        var bill = Stack.json(
                Files.readString(Path.of("target/sbom", service.module() + ".cdx.json")));
        var billed = StreamSupport.stream(bill.path("components").spliterator(), false)
                .filter(component -> component.path("purl").asText().startsWith("pkg:maven/"))
                .map(component -> component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar")
                .collect(toSet());

        var libraries =
                Stack.container(service.container()).exec("ls", "/app/libs").lines();
        assertEquals(
                billed,
                libraries.map(name -> name.replace("-minimized.jar", ".jar")).collect(toSet()));
    }

    private static InspectImageResponse inspect(String service) {
        return TestResources.docker().inspectImageCmd(Stack.image(service)).exec();
    }
}
