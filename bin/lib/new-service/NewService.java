import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a service of the template, and writes it into every list that has to know it. All is thought through before any is written. */
public final class NewService {
    private static final Path TEMPLATE = Path.of("bin/lib/new-service/template");

    private final Service service;
    private final Map<Path, String> texts = new LinkedHashMap<>();

    private NewService(Service service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws IOException {
        try {
            var service = new Service(arguments[0], arguments[1]);
            service.check(Stack.read());
            new NewService(service).run();
        } catch (Refusal refusal) {
            System.err.println("new-service: " + refusal.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        for (var insertion : Insertion.ALL) {
            var file = Path.of(insertion.file());
            var text = texts.containsKey(file) ? texts.get(file) : Files.readString(file);
            texts.put(file, insertion.into(text, service));
        }
        try (var files = Files.walk(TEMPLATE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var made = Path.of(service.fill(TEMPLATE.relativize(file).toString()));
                if (Files.exists(made)) {
                    throw new Refusal(
                            "the name is '%s', and there is a %s already, of something else: choose another"
                                    .formatted(service.name(), made));
                }
                texts.put(made, service.fill(Files.readString(file)));
            }
        }
        for (var text : texts.entrySet()) {
            var folder = text.getKey().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(text.getKey(), text.getValue());
        }
    }
}
