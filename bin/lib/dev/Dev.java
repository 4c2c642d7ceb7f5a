import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the modules that are services, and restarts them when a source has changed. A change that does not compile leaves them as
 * they are. Its arguments are the modules, {@code NAME} or {@code NAME:PORT}, each after those that it needs.
 */
public final class Dev {
    private final List<Module> modules = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();

    private Dev(String[] arguments) throws IOException {
        for (var argument : arguments) {
            var words = argument.split(":");
            var module = new Module(words[0]);
            modules.add(module);
            if (words.length > 1) {
                services.add(new Service(module, words[1]));
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        new Dev(arguments).run();
    }

    private void run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> services.forEach(Service::stop)));
        start();
        // For the first change to be as quick as the others.
        compile(modules.getFirst());
        while (true) {
            awaitChange();
            var began = Instant.now();
            if (compile(firstChanged())) {
                services.forEach(Service::stop);
                start();
                System.out.printf(
                        "dev: compiled in %.1f s, and restarted%n",
                        Duration.between(began, Instant.now()).toMillis() / 1000.0);
            }
        }
    }

    private void start() throws IOException {
        for (var service : services) {
            service.start(modules);
        }
    }

    /** And those after it, which may need it. */
    private boolean compile(Module first) throws IOException {
        for (var module : modules.subList(modules.indexOf(first), modules.size())) {
            if (!module.compile(modules)) {
                return false;
            }
        }
        return true;
    }

    private Module firstChanged() {
        return modules.stream().filter(Module::hasChanged).findFirst().orElseThrow();
    }

    private void awaitChange() throws Exception {
        try (var watcher = FileSystems.getDefault().newWatchService()) {
            for (var module : modules) {
                watch(module.sources(), watcher);
            }
            while (modules.stream().noneMatch(Module::hasChanged)) {
                var key = watcher.take();
                key.pollEvents();
                key.reset();
            }
        }
    }

    private static void watch(Path sources, WatchService watcher) throws IOException {
        try (var paths = Files.walk(sources)) {
            for (var folder : paths.filter(Files::isDirectory).toList()) {
                folder.register(
                        watcher,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }
        }
    }
}
