package org.borgui.store.mvstore;

import java.io.IOException;
import java.nio.file.Path;
import org.borgui.testkit.state.KilledWriter;
import org.borgui.testkit.state.StateStoreKilledContract;

class MvKilledTest extends StateStoreKilledContract {

    @Override
    protected Opened open(Path folder) {
        var store = store(folder);
        return new Opened(store, store::close);
    }

    private static MvStateStore store(Path folder) {
        return new MvStateStore(folder.resolve("state"));
    }

    /** What runs in the process that is killed. */
    public static void main(String[] words) throws IOException {
        var folder = Path.of(words[0]);
        KilledWriter.write(store(folder), folder);
    }
}
