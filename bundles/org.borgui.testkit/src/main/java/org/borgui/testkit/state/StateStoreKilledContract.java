package org.borgui.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore;
import org.borgui.testkit.KilledProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of its own that writes without an end is killed, again and again: what it was told is kept is there, and nothing by
 * halves. A store extends this and has a {@code main} that hands its folder's store to {@link KilledWriter}.
 */
@Timeout(240)
public abstract class StateStoreKilledContract {

    private static final int KILLS = 10;
    private static final int LONGEST_MILLIS = 200;

    private final Random random = new Random(4711);

    /** The store of a folder; it closes nothing of its own accord. */
    protected abstract Opened open(Path folder);

    /**
     * A store, and how it is closed.
     *
     * @param store new in this process
     * @param close ends it
     */
    public record Opened(StateStore store, Runnable close) {}

    @Test
    void what_was_kept_before_a_kill_is_there_and_nothing_by_halves(@TempDir Path folder) throws Exception {
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(folder, random.nextInt(LONGEST_MILLIS));
            long told = KilledWriter.told(folder);
            var opened = open(folder);
            try {
                look(opened.store(), told);
            } finally {
                opened.close().run();
            }
            assertThat(told).as("it gets on").isGreaterThan(before);
            before = told;
        }
    }

    private static void look(StateStore store, long told) {
        store.open(KilledWriter.COLLECTIONS);
        var left = ids(store, Query.all("left"));
        assertThat(ids(store, Query.all("right"))).isEqualTo(left);
        assertThat(ids(store, Query.by("left", "by_n"))).isEqualTo(left);
        assertThat(ids(store, Query.by("right", "by_n"))).isEqualTo(left);
        assertThat(left).hasSizeLessThanOrEqualTo(KilledWriter.KEPT);
        assertThat(left.get(left.size() - 1)).isGreaterThanOrEqualTo(told);
        store.read(reader -> reader.find(Query.all("left")))
                .forEach(document -> assertThat(document.json()).isEqualTo(KilledWriter.json(document.id())));
    }

    private static List<Long> ids(StateStore store, Query query) {
        return store.read(reader -> reader.find(query)).stream()
                .map(Document::id)
                .toList();
    }

    private void killAfter(Path folder, int millis) throws IOException, InterruptedException {
        long told = KilledWriter.told(folder);
        try (var process = KilledProcess.start(getClass(), folder)) {
            while (KilledWriter.told(folder) == told) {
                process.run(1);
            }
            process.run(millis);
        }
    }
}
