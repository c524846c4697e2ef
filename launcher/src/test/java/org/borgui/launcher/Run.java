package org.borgui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One launcher as a process. Closing ends it by force where it still runs. */
final class Run implements AutoCloseable {

    private static final List<String> LIBRARIES = List.of(
            "org.apache.felix.framework",
            "org.apache.felix.feature",
            "org.apache.felix.cm.json",
            "org.osgi.service.feature",
            "org.osgi.util.converter",
            "org.osgi.util.function",
            "jakarta.json-api",
            "parsson");

    private final Process process;
    private final Path output;

    private Run(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Run start(Path home, Map<String, String> environment, String... words) throws IOException {
        String classPath = Stream.concat(
                        Stream.of(Path.of("target", "classes")),
                        LIBRARIES.stream().map(Distribution::onClassPath))
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "org.borgui.launcher.Main",
                "--home",
                home.toString()));
        command.addAll(List.of(words));
        Path output = home.resolve("output");
        Files.deleteIfExists(output);
        Files.writeString(output, "", StandardOpenOption.CREATE);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.endsWith("_DIR"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new Run(builder.start(), output);
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    Run awaitReady() throws IOException, InterruptedException {
        return awaitOutput("is ready after");
    }

    Run awaitOutput(String words) throws IOException, InterruptedException {
        while (!output().contains(words)) {
            mustRun();
        }
        return this;
    }

    /** Waits until it has a file open. */
    void awaitOpen(Path file) throws IOException, InterruptedException {
        while (!hasOpen(file)) {
            mustRun();
        }
    }

    private boolean hasOpen(Path file) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            return open.anyMatch(link -> {
                try {
                    return Files.readSymbolicLink(link).equals(file);
                } catch (IOException e) {
                    return false; // closed meanwhile
                }
            });
        }
    }

    private void mustRun() throws IOException, InterruptedException {
        assertThat(process.isAlive()).describedAs(output()).isTrue();
        process.waitFor(20, TimeUnit.MILLISECONDS);
    }

    /** Sends SIGTERM. */
    Run terminate() {
        process.destroy();
        return this;
    }

    /** Writes to its standard input and closes that. */
    void type(String text) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
