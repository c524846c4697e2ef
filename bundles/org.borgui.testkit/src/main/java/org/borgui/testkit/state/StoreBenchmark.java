package org.borgui.testkit.state;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore;

/** Measures a store in a process of its own, beside what its disk can do; prints a line for each figure. */
public final class StoreBenchmark {

    private static final CollectionSpec JOBS =
            new CollectionSpec("jobs", 1, List.of(Index.on("by_kind", "kind", "begun")), false);
    private static final CollectionSpec ROWS = new CollectionSpec("rows", 1, List.of(), false);
    private static final String PAD = "what a job says about itself ".repeat(8);
    private static final int KINDS = 100;
    private static final int AT_ONCE = 1_000;
    private static final int ROUNDS = 5;
    private static final int SYNCS = 100;
    private static final int WRITES = 5_000;
    private static final int READS = 5_000;
    private static final int PAGE = 50;
    private static final int BLOCK = 4_096;

    private final StateStore store;
    private final Path folder;
    private final int documents;
    private final PrintStream out;
    private final Random random = new Random(4711);

    private StoreBenchmark(StateStore store, Path folder, int documents, PrintStream out) {
        this.store = store;
        this.folder = folder;
        this.documents = documents;
        this.out = out;
    }

    /**
     * All figures of a store.
     *
     * @param documents how many lie in it when it is read
     */
    public static void run(StateStore store, Path folder, int documents, PrintStream out) throws IOException {
        store.open(List.of(JOBS, ROWS));
        var benchmark = new StoreBenchmark(store, folder, documents, out);
        benchmark.fill();
        benchmark.writes();
        benchmark.reads();
    }

    private void fill() {
        var begun = System.nanoTime();
        for (int from = 0; from < documents; from += AT_ONCE) {
            store.write(RELAXED, writer -> {
                for (int i = 0; i < AT_ONCE; i++) {
                    long id = writer.nextId("jobs");
                    writer.put("jobs", id, 0, job(id));
                }
                return true;
            });
        }
        say("filled in", seconds(begun), "s");
    }

    private static String job(long id) {
        return "{\"kind\":\"kind %d\",\"begun\":%d,\"text\":\"%s\"}".formatted(id % KINDS, id, PAD);
    }

    private void writes() throws IOException {
        var syncs = new double[ROUNDS];
        var durable = new double[ROUNDS];
        var relaxed = new double[ROUNDS];
        try (var file =
                FileChannel.open(folder.resolve("syncs"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int round = 0; round < ROUNDS; round++) {
                syncs[round] = perSecond(SYNCS, i -> sync(file));
                durable[round] = perSecond(SYNCS, i -> write(DURABLE));
            }
        }
        // apart: the first durable write after them puts all of them on the disk
        for (int round = 0; round < ROUNDS; round++) {
            relaxed[round] = perSecond(WRITES, i -> write(RELAXED));
        }
        say("fdatasync of a block", median(syncs), "per second");
        say("durable writes", median(durable), "per second");
        say("relaxed writes", median(relaxed), "per second");
    }

    private void write(StateStore.Durability durability) {
        store.write(durability, writer -> writer.put("rows", writer.nextId("rows"), 0, job(1)));
    }

    private static void sync(FileChannel file) {
        try {
            file.write(ByteBuffer.allocate(BLOCK));
            file.force(false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reads() {
        say("read by id, 95 % below", p95(i -> readOne(anyId())), "ms");
        say(
                "a page of 50 by two fields, 95 % below",
                p95(i -> readPage("kind " + random.nextInt(KINDS), anyId())), "ms");
    }

    private void readOne(long id) {
        if (store.read(reader -> reader.get("jobs", id)).isEmpty()) {
            throw new IllegalStateException("no document " + id);
        }
    }

    private void readPage(String kind, long below) {
        var page = Query.by("jobs", "by_kind", kind).below(below).newestFirst().limit(PAGE);
        var unused = store.read(reader -> reader.find(page));
    }

    private long anyId() {
        return 1L + random.nextInt(documents);
    }

    private static double perSecond(int times, IntConsumer work) {
        var begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.accept(i);
        }
        return times / seconds(begun);
    }

    private static double p95(IntConsumer work) {
        var times = new double[READS];
        for (int i = 0; i < READS; i++) {
            var begun = System.nanoTime();
            work.accept(i);
            times[i] = seconds(begun) * 1_000;
        }
        Arrays.sort(times);
        return times[READS * 95 / 100];
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void say(String what, double figure, String unit) {
        out.printf(Locale.ROOT, "%s: %.3f %s%n", what, figure, unit);
    }
}
