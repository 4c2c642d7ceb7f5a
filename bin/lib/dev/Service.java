import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A module that runs, on a port. */
final class Service {
    private final Module module;
    private final String port;
    private Process process;

    Service(Module module, String port) {
        this.module = module;
        this.port = port;
    }

    void start(List<Module> modules) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        // Started often, and never busy for long.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dquintet.log.format=text",
                        "--class-path",
                        module.classPath(modules),
                        mainClass())
                .inheritIO();
        builder.environment().put("PORT", port);
        process = builder.start();
    }

    void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private String mainClass() throws IOException {
        var java = module.sources().resolve("java");
        try (var files = Files.walk(java)) {
            var main =
                    files.filter(file -> file.endsWith("Main.java")).findFirst().orElseThrow();
            return java.relativize(main).toString().replace(".java", "").replace('/', '.');
        }
    }
}
