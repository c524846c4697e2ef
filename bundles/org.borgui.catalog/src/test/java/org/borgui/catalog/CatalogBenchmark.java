package org.borgui.catalog;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.Entry;
import org.borgui.catalog.index.ArchiveWriter;
import org.borgui.catalog.index.Contents;
import org.borgui.catalog.index.Lineage;
import org.jspecify.annotations.Nullable;

/** Measures reading and browsing; the build does not run it. Arguments: how many entries, and an empty folder. */
final class CatalogBenchmark {

    private static final int PAGES = 2_000;
    private static final byte[] KEY = new byte[32];

    private CatalogBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int entries = Integer.parseInt(arguments[0]);
        var folder = Files.createDirectories(Path.of(arguments[1]));
        long begun = System.nanoTime();
        SyntheticArchive.each(entries, entry -> {});
        System.out.printf("making %d entries up: %.1f s%n", entries, seconds(begun));
        var first = ingest(folder, 1, null, to -> SyntheticArchive.each(entries, to));
        var second = ingest(folder, 2, first, to -> SyntheticArchive.changed(entries, to));
        System.out.printf("one in a hundred changed: %.2f MB more%n", (second.length() - first.length()) / 1e6);
        var third = ingest(folder, 3, second, to -> SyntheticArchive.changed(entries, to));
        System.out.printf("nothing changed: %.3f MB more%n", (third.length() - second.length()) / 1e6);
        browse(third.contents(id(1)), entries);
        walk(third.contents(id(3)));
        open(folder.resolve("3.idx"));
        System.out.printf("heap at most %.1f MB, %s%n", heap() / 1e6, status("VmHWM"));
    }

    private static Lineage ingest(Path folder, int number, @Nullable Lineage old, Consumer<Consumer<Entry>> source)
            throws IOException {
        long begun = System.nanoTime();
        var part = folder.resolve(number + ".part");
        var archive = new Archive("a-" + number, id(number), Instant.ofEpochSecond(number));
        try (var writer = new ArchiveWriter(part, archive, "a", old, KEY)) {
            source.accept(writer::add);
            double collected = seconds(begun);
            writer.finish(Set.of(id(1), id(2), id(3)));
            var file = folder.resolve(number + ".idx");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            System.out.printf(
                    "archive %d with making up: %.1f s, of which %.1f s after its last entry; %.1f MB on disk%n",
                    number, seconds(begun), seconds(begun) - collected, Files.size(file) / 1e6);
            return Lineage.open(file, KEY);
        }
    }

    private static void browse(Contents contents, int entries) {
        var times = new ArrayList<Long>();
        int folders = (entries - entries / 25) / 100;
        for (int i = 0; i < PAGES; i++) {
            var folder = SyntheticArchive.folder((int) (i * 7919L % folders));
            long begun = System.nanoTime();
            var page = contents.children(folder, "", 200).orElseThrow();
            times.add(System.nanoTime() - begun);
            if (page.entries().size() != page.total()) {
                throw new IllegalStateException("not all of " + folder);
            }
        }
        print("a page of any folder", times);
        times.clear();
        var from = "";
        do {
            long begun = System.nanoTime();
            var page = contents.children(SyntheticArchive.LARGE, from, 200).orElseThrow();
            times.add(System.nanoTime() - begun);
            from = page.next();
        } while (!from.isEmpty());
        print("each page of the large folder", times);
    }

    private static void walk(Contents contents) {
        long begun = System.nanoTime();
        long seen = 0;
        var from = "";
        do {
            var part = contents.below("", from, 1_000);
            seen += part.entries().size();
            from = part.next();
        } while (!from.isEmpty());
        System.out.printf("all %d one after another: %.1f s%n", seen, seconds(begun));
    }

    private static void open(Path file) throws IOException {
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            Lineage.open(file, KEY).close();
            System.out.printf("opening: %.1f ms%n", seconds(begun) * 1_000);
        }
    }

    private static void print(String what, List<Long> nanos) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s (%d): median %.3f ms, 95 %% below %.3f ms, all %.0f ms%n",
                what,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6,
                Arrays.stream(sorted).sum() / 1e6);
    }

    private static String id(int number) {
        return "%064x".formatted(number);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static String status(String what) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(what))
                    .findFirst()
                    .orElse("?")
                    .replaceAll("\\s+", " ");
        }
    }
}
