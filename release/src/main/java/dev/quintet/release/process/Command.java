package dev.quintet.release.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A program to run in a folder, with only these variables. */
public record Command(Map<String, String> environment, Path folder, List<String> line) {
    private static final byte[] NOTHING = {};

    public static Command of(Map<String, String> environment, Path folder, String... line) {
        return new Command(environment, folder, List.of(line));
    }

    public Command with(List<String> arguments) {
        var all = new ArrayList<>(line);
        all.addAll(arguments);
        return new Command(environment, folder, all);
    }

    public Outcome run() {
        return run(NOTHING);
    }

    public Outcome run(byte[] input) {
        try {
            var process = start();
            var out = inBackground(process.getInputStream());
            var err = inBackground(process.getErrorStream());
            write(process, input);
            return new Outcome(
                    process.waitFor(),
                    out.join(),
                    new String(err.join(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + line.getFirst(), e);
        }
    }

    /** Runs both; the output of the first is the input of the second. */
    public Outcome pipeTo(Command second) {
        try {
            var processes = ProcessBuilder.startPipeline(List.of(builder(), second.builder()));
            var said = processes.stream()
                    .map(process -> inBackground(process.getErrorStream()))
                    .toList();
            var out = inBackground(processes.getLast().getInputStream());
            var status = 0;
            for (var process : processes) {
                status = Math.max(status, process.waitFor());
            }
            var err = new StringBuilder();
            said.forEach(each -> err.append(new String(each.join(), StandardCharsets.UTF_8)));
            return new Outcome(status, out.join(), err.toString().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + line.getFirst(), e);
        }
    }

    public Process start() throws IOException {
        return builder().start();
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException _) {
            // A program need not read all of its input. Whether that was right, its status says.
        }
    }

    private static CompletableFuture<byte[]> inBackground(InputStream stream) {
        var bytes = new CompletableFuture<byte[]>();
        Thread.startVirtualThread(() -> {
            try (stream) {
                bytes.complete(stream.readAllBytes());
            } catch (IOException e) {
                bytes.completeExceptionally(e);
            }
        });
        return bytes;
    }
}
