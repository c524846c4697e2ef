package org.borgui.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@code main} of the tests in a process of its own, which is killed when this is closed and may not end before. */
public final class KilledProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private KilledProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with the folder as its only word; what it says is kept in the folder's {@code log}. */
    public static KilledProcess start(Class<?> main, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = folder.resolve("log");
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), main.getName(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new KilledProcess(process, log);
    }

    /** Lets it run for a while; fails with what it said if it ends by itself. */
    public void run(int millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it ended by itself:\n" + Files.readString(log));
        }
    }

    /** SIGKILL; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
