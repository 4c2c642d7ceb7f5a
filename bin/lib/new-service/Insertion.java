import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place of the project that has to know each service.
 *
 * @param before what stands after the new text, as an expression of which the first match counts
 * @param text   new text, a line of {@code @…@} or the name of a file in {@code parts}
 */
record Insertion(String file, String before, String text) {
    private static final Path PARTS = Path.of("bin/lib/new-service/parts");

    static final List<Insertion> ALL = List.of(
            new Insertion("services", "(?m)^client ", "services"),
            new Insertion("pom.xml", "(?m)^        <module>client</module>", "module.xml"),
            new Insertion("compose.yaml", "(?m)^  web-service:$", "compose.yaml"),
            new Insertion(
                    "compose.yaml",
                    "(?m)^    ports: \\[\"\\$\\{NGINX_PORT",
                    "      @UPSTREAM@: @container@:5000\n"),
            new Insertion(
                    "compose.yaml",
                    "(?m)^      web-service: \\{ condition",
                    "      @container@: { condition: service_healthy }\n"),
            new Insertion(
                    "nginx/src/image/routes.conf", "(?m)^location = /swagger ", "routes.conf"),
            new Insertion(
                    "nginx/src/image/gateway",
                    "(?m)^upstream client ",
                    "upstream @name@ @UPSTREAM@ @container@:5000\n"),
            new Insertion("nginx/src/check", "(?<=DRAIN_SECONDS=0 )", "@UPSTREAM@=$here "),
            new Insertion("nginx/src/check", "(?<=for path in / )", "@path@ "),
            new Insertion("image/gateway.conf", "(?<=location ~ \\^/\\()", "@segment@|"),
            new Insertion("swagger/openapi.yaml", "(?m)^  - name: service$", "tag.yaml"),
            new Insertion("swagger/openapi.yaml", "(?m)^security:$", "paths.yaml"),
            new Insertion("e2e/pom.xml", "(?<=    <dependencies>\n)", "dependency.xml"),
            new Insertion("e2e/pom.xml", "(?m)^ +<image>\n +<name>\\S+-client:", "container.xml"),
            new Insertion(
                    "e2e/pom.xml",
                    "(?<=<dependsOn><container>users-service</container>)",
                    "<container>@container@</container>"),
            new Insertion(
                    "e2e/pom.xml",
                    "(?<=<env><USERS_UPSTREAM>users-service:5000</USERS_UPSTREAM>)",
                    "<@UPSTREAM@>@container@:5000</@UPSTREAM@>"),
            new Insertion("chart/values.yaml", "(?m)^  client:$", "values.yaml"),
            new Insertion("chart/values.yaml", "(?<=    callers: \\[)", "@name@, "),
            new Insertion("README.md", "(?m)^\\| `service/` ", "readme.md"));

    String into(String content, Service service) throws IOException {
        var place = Pattern.compile(before).matcher(content);
        if (!place.find()) {
            throw new Refusal(
                    "%s has no place for another service any more, where it has '%s': put it back, or make the service by hand"
                            .formatted(file, before));
        }
        var filled = service.fill(
                text.matches("[a-z]+(\\.[a-z]+)?") ? Files.readString(PARTS.resolve(text)) : text);
        return (content.substring(0, place.start()) + filled + content.substring(place.start()))
                .replace(", ]", "]");
    }
}
