package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwaggerIT {
    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "openapi.json", "swagger.json"})
    void servesTheDescriptionUnderEachName(String name) {
        var answer = Stack.get(Stack.swagger("/" + name));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/" + name.replaceAll(".*\\.", ""),
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("Quintet users API"));
    }

    @Test
    void showsTheStacksOwnApiByDefault() {
        assertEquals(
                "{\"url\":\"openapi.yaml\"}",
                Stack.get(Stack.swagger("/swagger-config.json")).body().strip());
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
}
