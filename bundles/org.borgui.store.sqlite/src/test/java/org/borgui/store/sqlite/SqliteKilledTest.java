package org.borgui.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.borgui.testkit.state.KilledWriter;
import org.borgui.testkit.state.StateStoreKilledContract;

class SqliteKilledTest extends StateStoreKilledContract {

    @Override
    protected Opened open(Path folder) {
        var store = store(folder);
        return new Opened(store, store::close);
    }

    private static SqliteStore store(Path folder) {
        return new SqliteStore(folder.resolve("state"), Duration.ofSeconds(10));
    }

    /** What runs in the process that is killed. */
    public static void main(String[] words) throws IOException {
        var folder = Path.of(words[0]);
        KilledWriter.write(store(folder), folder);
    }
}
