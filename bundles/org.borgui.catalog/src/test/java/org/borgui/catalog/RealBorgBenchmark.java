package org.borgui.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.borgui.api.archive.Archive;
import org.borgui.catalog.index.ArchiveWriter;

/**
 * Compares reading an archive into the catalog with borg's listing to nowhere, one after the other; the build does not run
 * it. Arguments: how many empty files, a folder that is empty or has them from before, and how many times.
 */
final class RealBorgBenchmark {

    private static double afterLast;

    private RealBorgBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int files = Integer.parseInt(arguments[0]);
        var folder = Files.createDirectories(Path.of(arguments[1]));
        int times = Integer.parseInt(arguments[2]);
        var real = new RealBorg(folder);
        if (!Files.exists(folder.resolve("made"))) {
            make(real, files);
            Files.createFile(folder.resolve("made"));
        }
        var ratios = new double[times];
        for (int i = 0; i < times; i++) {
            double first = i % 2 == 0 ? listed(real) : 0;
            double before = processor();
            double read = read(real, folder.resolve("one.part"));
            double worked = processor() - before;
            double alone = i % 2 == 0 ? first : listed(real);
            ratios[i] = read / alone;
            System.out.printf(
                    "borg alone %.2f s, into the catalog %.2f s, of which %.2f s after its last entry: %.3f;"
                            + " this process worked for %.2f s, %.1f microseconds an entry%n",
                    alone, read, afterLast, ratios[i], worked, worked * 1e6 / files);
        }
        Arrays.sort(ratios);
        System.out.printf("median %.3f%n", ratios[times / 2]);
    }

    private static void make(RealBorg real, int files) throws IOException, InterruptedException {
        for (int i = 0; i < files; i++) {
            var parent = real.sources.resolve("folder-" + i / 100);
            if (i % 100 == 0) {
                Files.createDirectories(parent);
            }
            Files.createFile(parent.resolve("file with a name " + i * 7919L % files));
        }
        real.create("one");
    }

    /** Seconds of a processor that this process has used, without borg. */
    private static double processor() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    private static double listed(RealBorg real) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        real.run("list", "--json-lines", real.target.path() + "::one");
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double read(RealBorg real, Path part) throws Exception {
        long begun = System.nanoTime();
        var archive = new Archive("one", "%064x".formatted(1), Instant.EPOCH);
        try (var writer = new ArchiveWriter(part, archive, "one", null, new byte[32])) {
            real.borg.entries(real.target, "one", writer::add);
            long last = System.nanoTime();
            writer.finish(Set.of());
            afterLast = (System.nanoTime() - last) / 1e9;
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
