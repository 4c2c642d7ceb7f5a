package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.release.registry.Certificates;
import dev.quintet.release.registry.Credentials;
import dev.quintet.release.registry.Tools;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What is in the registry beside the images, as oras finds it and cosign verifies it. */
@Tag("faults")
class EvidenceIT {
    @Test
    void isBesideEachImageAndSigned() throws Exception {
        try (var registry = TestRegistry.withPassword();
                var fixture = new Fixture(registry);
                var tools = tools(registry, fixture)) {
            var mine = key(tools, "mine");
            var other = key(tools, "other");
            fixture.succeeded(
                    fixture.run(Map.of("RELEASE_KEY", mine, "TRAVIS_BUILD_WEB_URL", ""), "push"));

            for (var image : fixture.record().images()) {
                verify(tools, "mine", image.reference());
            }
            var users = fixture.record().images().get(2).reference();
            assertThrows(IllegalStateException.class, () -> verify(tools, "other", users));
            provesWhereItComesFrom(registry, fixture);
            tools.write(
                    "release.json",
                    Files.readAllBytes(fixture.project.checkout.resolve(ReleaseFiles.RECORD)));
            tools.write(
                    "release.json.sig",
                    Files.readAllBytes(
                            fixture.project.checkout.resolve(ReleaseFiles.RECORD + ".sig")));
            tools.sh(
                    "openssl dgst -sha256 -verify mine.pub -signature release.json.sig release.json",
                    new byte[0]);

            registry.proxy.requests.clear();
            fixture.succeeded(fixture.run(Map.of("RELEASE_KEY", mine), "push"));
            assertEquals(
                    List.of(),
                    registry.proxy.requests.stream()
                            .filter(request -> !request.matches("(GET|HEAD) .*"))
                            .toList());
            fixture.succeeded(fixture.run(Map.of("RELEASE_KEY", other), "push"));
            for (var key : List.of("mine", "other")) {
                verify(tools, key, users);
            }
        }
    }

    @Test
    void keepsLatestAsItWasWhereItCannotBePushed() throws Exception {
        try (var registry = TestRegistry.withPassword();
                var fixture = new Fixture(registry);
                var tools = tools(registry, fixture)) {
            var refused = fixture.run(
                    Map.of("RELEASE_KEY", "no key", "RELEASE_LOCAL_BASE", "true"), "check");
            assertEquals(1, refused.status());
            assertTrue(
                    refused.text()
                            .startsWith(
                                    "release: refused: RELEASE_KEY must hold a private key in PEM"),
                    refused.text());

            fixture.project.saveBase();
            registry.proxy.fault = (method, path) -> method.equals("PUT") && path.endsWith(".sig")
                    ? OptionalInt.of(500)
                    : FaultyProxy.NONE;
            var said = fixture.run(Map.of("RELEASE_KEY", key(tools, "mine")), "push");

            assertEquals(1, said.status());
            assertTrue(said.text().endsWith("latest is as it was"), said.text());
            assertEquals(Map.of(), fixture.at("latest"));
        }
    }

    private static Tools tools(TestRegistry registry, Fixture fixture) {
        var tools = new Tools(System.getenv(), fixture.project.checkout, Docker.BASE, 60);
        var login = new Credentials(TestRegistry.USER, TestRegistry.PASSWORD);
        tools.configure(
                login.toDockerConfiguration(registry.name()),
                Certificates.of(registry.name(), Map.of()));
        return tools;
    }

    /** As docs/releasing.md says. */
    private static String key(Tools tools, String name) {
        var script =
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $1.pem 2>&1; openssl pkey -in $1.pem -pubout -out $1.pub; cat $1.pem";
        return new String(tools.sh(script, new byte[0], name), StandardCharsets.UTF_8);
    }

    private static void verify(Tools tools, String key, String reference) {
        tools.sh("""
                export HOME=$PWD DOCKER_CONFIG=$PWD/docker
                cosign verify --key "$1.pub" --private-infrastructure --allow-http-registry "$2"
                for type in slsaprovenance1 cyclonedx %s; do
                    cosign verify-attestation --key "$1.pub" --private-infrastructure --allow-http-registry --type "$type" "$2"
                done
                """.formatted(ReleaseRecord.PREDICATE), new byte[0], key, reference);
    }

    /** By the fallback tag, as Debian's registry has no API of referrers. */
    private static void provesWhereItComesFrom(TestRegistry registry, Fixture fixture) {
        var repository = fixture.project.stack.repository("users");
        var digest = fixture.at("latest").get("users");
        var index = Json.read(
                registry.manifest(repository, digest.replace(':', '-')).orElseThrow());
        var files = new TreeMap<String, byte[]>();
        var bundles = new ArrayList<byte[]>();
        for (var referrer : index.path("manifests")) {
            var manifest = Json.read(
                    registry.manifest(repository, referrer.path("digest").asText())
                            .orElseThrow());
            assertEquals(digest, manifest.at("/subject/digest").asText());
            var content =
                    registry.blob(repository, manifest.at("/layers/0/digest").asText());
            if (files.put(referrer.path("artifactType").asText(), content) != null) {
                bundles.add(content);
            }
        }
        assertEquals(
                Set.of(
                        "application/vnd.cyclonedx+json",
                        "application/vnd.in-toto+json",
                        "application/vnd.dev.sigstore.bundle.v0.3+json",
                        ReleaseRecord.TYPE),
                new HashSet<>(files.keySet()));
        assertEquals(2, bundles.size());
        var bundle = Json.read(bundles.getFirst());
        var statement = Json.read(
                Base64.getDecoder().decode(bundle.at("/dsseEnvelope/payload").asText()));
        assertEquals("sha256:" + statement.at("/subject/0/digest/sha256").asText(), digest);
        var provenance = Json.read(files.get("application/vnd.in-toto+json"));
        assertAll(
                () -> assertEquals(
                        "https://slsa.dev/provenance/v1",
                        provenance.path("predicateType").asText()),
                () -> assertEquals(
                        fixture.project.commit(),
                        provenance
                                .at(
                                        "/predicate/buildDefinition/resolvedDependencies/0/digest/gitCommit")
                                .asText()),
                () -> assertEquals(
                        "0".repeat(64),
                        provenance
                                .at(
                                        "/predicate/buildDefinition/resolvedDependencies/1/digest/sha256")
                                .asText()));
    }
}
