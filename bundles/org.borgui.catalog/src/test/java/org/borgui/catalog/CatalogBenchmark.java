package org.borgui.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.borgui.api.archive.Entry;

/** Measures reading and browsing; the build does not run it. Arguments: how many entries, and a file to write. */
final class CatalogBenchmark {

    private static final int PAGES = 2_000;

    private CatalogBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int entries = Integer.parseInt(arguments[0]);
        var file = Path.of(arguments[1]);
        long begun = System.nanoTime();
        each(entries, entry -> {});
        System.out.printf("making %d entries up takes %.1f s%n", entries, seconds(begun));
        ingest(entries, file);
        try (var open = ContentsFile.open(file)) {
            browse(open.contents(), entries);
            walk(open.contents());
        }
        System.out.printf("resident at most %s%n", status("VmHWM"));
    }

    private static void ingest(int entries, Path file) throws IOException {
        long begun = System.nanoTime();
        try (var writer = new ContentsWriter(file)) {
            each(entries, writer::add);
            writer.finish();
        }
        System.out.printf(
                "read in %.1f s with making up, %.1f MB on disk, resident %s%n",
                seconds(begun), Files.size(file) / 1e6, status("VmRSS"));
    }

    private static void browse(Contents contents, int entries) {
        var times = new long[PAGES];
        for (int i = 0; i < PAGES; i++) {
            var folder = folder((int) ((i * 7919L) % (entries / 100)));
            long begun = System.nanoTime();
            if (contents.children(folder, "", 200).entries().size() != contents.count(folder)) {
                throw new IllegalStateException("not all of " + folder);
            }
            times[i] = System.nanoTime() - begun;
        }
        Arrays.sort(times);
        System.out.printf(
                "a folder: median %.3f ms, 95 %% below %.3f ms%n",
                times[PAGES / 2] / 1e6, times[PAGES * 95 / 100] / 1e6);
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

    /** A hundred files in each folder, folders in folders, one after another and no folder listed itself. */
    static void each(int entries, Consumer<Entry> to) {
        for (int i = 0; i < entries; i++) {
            int second = i % 60;
            var path = folder(i / 100) + "/file-" + i * 31L % 97 + "-" + i % 100 + ".dat";
            var modified = "2026-03-01T02:00:" + (second < 10 ? "0" : "") + second + "." + (100_000 + i % 900_000);
            to.accept(new Entry(path, '-', i, "-rw-r--r--", "user" + i % 7, "group", modified, null));
        }
    }

    private static String folder(int number) {
        return "srv/data/" + number / 400 + "/" + number / 20 % 20 + "/folder-" + number;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
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
