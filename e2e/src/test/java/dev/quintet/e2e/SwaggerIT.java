package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

class SwaggerIT {
    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "openapi.json", "swagger.json"})
    void servesTheDescriptionUnderEachName(String name) {
        var answer = Stack.get(Stack.swagger("/" + name));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/" + name.replaceAll(".*\\.", ""),
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("users API"));
    }

    @Test
    void showsTheStacksOwnApiByDefault() {
        assertEquals(
                "{\"url\":\"openapi.yaml\"}",
                Stack.get(Stack.swagger("/swagger-config.json")).body().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi.yaml", "/swagger-config.json"})
    void revalidatesWhatHasNoHash(String path) {
        assertEquals("no-cache", header(Stack.get(Stack.swagger(path)), "Cache-Control"));
    }

    @Test
    void sendsAssetsCompressedAndForAYear() {
        var page = Stack.get(Stack.swagger("/")).body();
        var assets = Pattern.compile("\"(assets/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertTrue(assets.stream().anyMatch(asset -> asset.contains("swagger-ui-bundle")), page);
        assertFalse(page.contains("=\"swagger-ui-bundle"), page);
        for (var asset : assets) {
            var answer = Stack.get(Stack.gateway("/swagger/" + asset), "Accept-Encoding", "gzip");

            assertEquals(200, answer.statusCode(), asset);
            assertEquals("public, max-age=31536000, immutable", header(answer, "Cache-Control"));
            assertTrue(asset.matches("assets/[a-z0-9-]+-[A-Za-z0-9_-]{8}\\.(css|js|png)"), asset);
            if (!asset.endsWith(".png")) {
                assertEquals("gzip", header(answer, "Content-Encoding"), asset);
                assertEquals("Accept-Encoding", header(answer, "Vary"), asset);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi.yaml", "/nowhere.js"})
    void sendsAPolicyWithEveryPage(String path) {
        var answer = Stack.get(Stack.gateway("/swagger" + path));

        var policy = header(answer, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'; script-src 'self';"), policy);
        assertTrue(policy.contains("connect-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void letsAnotherOriginsDescriptionNameItsServers() {
        try (var container = new ServiceContainer("swagger")
                .withEnv("API_URL", "https://api.example.org/openapi.json")
                .healthy()) {
            var answer = container.exec(
                    "bash",
                    "-c",
                    "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET / HTTP/1.0\r\n\r\n' >&3; cat <&3");

            assertTrue(answer.contains("connect-src 'self' http: https:;"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/users?limit=1", "/auth/status"})
    void answersOnItsOwnPortWhatTheGatewayAnswers(String path) {
        var here = Stack.get(Stack.swagger(path));
        var there = Stack.get(Stack.gateway(path));

        assertEquals(there.statusCode(), here.statusCode());
        assertEquals(there.headers().map().keySet(), here.headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/v1/openapi.json?a=b&c=d",
                "http://[::1]:8080/openapi.yaml",
                "/other/openapi.yaml"
            })
    void showsTheDescriptionAtApiUrl(String url) {
        try (var container =
                new ServiceContainer("swagger").withEnv("API_URL", url).healthy()) {
            var config = Stack.json(container.exec("cat", "/tmp/swagger-config.json"));

            assertEquals(url, config.path("url").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi",
                "ftp://example.org/x",
                "http://",
                "http:///x",
                "javascript:alert(1)",
                "http://x/\",\"a\":\"b",
                "http://x/ y",
                "http://x/\n"
            })
    void refusesToStartWithAnInvalidApiUrl(String url) {
        var result = new ServiceContainer("swagger").withEnv("API_URL", url).result();

        assertEquals(1, result.exitStatus());
        assertTrue(result.output().startsWith("swagger: API_URL is "), result.output());
        assertEquals(1, result.output().lines().count(), result.output());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
