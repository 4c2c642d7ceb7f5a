import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sources of a module, and their classes: at first those that Maven has made, and from the first change on those that are
 * made here, in this process, because a compiler that is warm takes a fifth of the time.
 */
final class Module {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private final Path folder;
    private final List<String> options;
    private final ClassLoader processors;
    private Map<Path, FileTime> seen;
    private Path classes;
    private int times;

    /** @param name Maven has left in its {@code target/dev} how it compiles it, and the class path to run it */
    Module(String name) throws IOException {
        folder = Path.of(name).toAbsolutePath();
        classes = folder.resolve("target/classes");
        options = new ArrayList<>(List.of(read("javac").split(" ")));
        take("-d");
        // Maven shows none either.
        options.add("-nowarn");
        // Of one class loader, to stay warm, too.
        processors =
                new URLClassLoader(urls(take("-processorpath")), Module.class.getClassLoader());
        seen = files();
    }

    Path sources() {
        return folder.resolve("src/main");
    }

    boolean hasChanged() {
        return !files().equals(seen);
    }

    /** Returns whether it could be. What is wrong is said. */
    boolean compile(List<Module> others) throws IOException {
        seen = files();
        var made = Files.createDirectories(folder.resolve("target/dev/" + ++times));
        var java = seen.keySet().stream().filter(file -> file.toString().endsWith(".java"));
        var task = COMPILER.getTask(
                null,
                FILES,
                null,
                Stream.concat(
                                options.stream().map(option -> withTheirs(option, others)),
                                Stream.of("-d", made.toString()))
                        .toList(),
                null,
                FILES.getJavaFileObjectsFromPaths(java.toList()));
        task.setProcessors(ServiceLoader.load(Processor.class, processors));
        if (!task.call()) {
            return false;
        }
        copyResources(made);
        classes = made;
        return true;
    }

    String classPath(List<Module> others) throws IOException {
        return classes + File.pathSeparator + withTheirs(read("classpath"), others);
    }

    private static String withTheirs(String paths, List<Module> modules) {
        for (var module : modules) {
            paths = paths.replace(
                    module.folder.resolve("target/classes").toString(), module.classes.toString());
        }
        return paths;
    }

    private String take(String option) {
        var at = options.indexOf(option);
        options.remove(at);
        return options.remove(at);
    }

    private void copyResources(Path to) throws IOException {
        var resources = sources().resolve("resources");
        for (var file : seen.keySet()) {
            if (file.startsWith(resources)) {
                var copy = to.resolve(resources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Map<Path, FileTime> files() {
        try (var files = Files.walk(sources())) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file, Module::changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some time for one that is just being replaced. */
    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve("target/dev").resolve(file)).strip();
    }

    private static URL[] urls(String path) throws IOException {
        var urls = new ArrayList<URL>();
        for (var entry : path.split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
