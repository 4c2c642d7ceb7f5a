package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

class ClientIT {
    private static final int FIRST_VIEW_BYTES = 130_000;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/about", "/no/such/page"})
    void asksForThePageEachTime(String path) {
        assertEquals("no-cache", header(Stack.get(Stack.client(path)), "Cache-Control"));
    }

    @Test
    void keepsAssetsForAYearAsTheirNamesChangeWithThem() {
        for (var asset : assets()) {
            var answer = Stack.get(Stack.client(asset));

            assertEquals(200, answer.statusCode());
            assertEquals("public, max-age=31536000, immutable", header(answer, "Cache-Control"));
            assertTrue(asset.matches("/assets/[a-z]+-[A-Za-z0-9_-]{8}\\.(css|js)"), asset);
        }
    }

    @Test
    void sendsLessThan130KilobytesOfCodeOnFirstView() {
        var code = assets().stream()
                .filter(asset -> asset.endsWith(".js"))
                .map(asset -> Stack.get(Stack.client(asset), "Accept-Encoding", "gzip"))
                .peek(answer -> assertEquals("gzip", header(answer, "Content-Encoding")))
                .mapToLong(answer -> Long.parseLong(header(answer, "Content-Length")))
                .sum();

        assertTrue(code > 0 && code < FIRST_VIEW_BYTES, code + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no/such/file.js"})
    void letsNoPageDoWhatItNeedNot(String path) {
        var answer = Stack.get(Stack.client(path));

        var policy = header(answer, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("same-origin", header(answer, "Referrer-Policy"));
    }

    private static List<String> assets() {
        return Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"")
                .matcher(Stack.get(Stack.client("/")).body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
