package org.borgui.core.restore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.archive.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Some files of an archive, of all sizes and from everywhere in it: of each order of size as many, at random. The same seed
 * chooses the same files. Told every entry once, and keeps few of them.
 */
final class Sample implements Consumer<Entry> {

    /** So many files at most. */
    static final int MOST_FILES = 100;

    /** So much together at most, unless the smallest file of all is larger. */
    static final long MOST_BYTES = 256L << 20;

    private static final int ORDERS = 9;
    private static final int BITS_OF_ORDER = 4;
    private static final int KEPT = 30;

    private final Random random;
    private final List<List<Entry>> kept = Stream.generate(() -> (List<Entry>) new ArrayList<Entry>())
            .limit(ORDERS)
            .toList();
    private final long[] seen = new long[ORDERS];
    private @Nullable Entry smallest;

    Sample(long seed) {
        random = new Random(seed);
    }

    @Override
    public void accept(Entry entry) {
        if (!Comparison.isPlainFile(entry)) {
            return;
        }
        var least = smallest;
        if (least == null || entry.size() < least.size()) {
            smallest = entry;
        }
        int order = order(entry.size());
        seen[order]++;
        var some = kept.get(order);
        if (some.size() < KEPT) {
            some.add(entry);
            return;
        }
        long place = random.nextLong(seen[order]);
        if (place < KEPT) {
            some.set((int) place, entry);
        }
    }

    /** Empty files, those below 16 bytes, below 256 and so on. */
    private static int order(long size) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size);
        return Math.min(ORDERS - 1, (bits + BITS_OF_ORDER - 1) / BITS_OF_ORDER);
    }

    /** The paths, in order; empty when the archive has no file. */
    List<String> paths() {
        var chosen = new ArrayList<Entry>();
        long bytes = 0;
        for (int round = 0; round < KEPT; round++) {
            for (var some : kept) {
                if (round < some.size()
                        && chosen.size() < MOST_FILES
                        && bytes + some.get(round).size() <= MOST_BYTES) {
                    chosen.add(some.get(round));
                    bytes += some.get(round).size();
                }
            }
        }
        var least = smallest;
        if (chosen.isEmpty() && least != null) {
            chosen.add(least);
        }
        return chosen.stream()
                .map(Entry::path)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
