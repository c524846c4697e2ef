package org.borgui.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.borgui.testkit.state.StoreBenchmark;

/** Measures the store; the build does not run it. Arguments: how many documents, and an empty folder. */
final class SqliteBenchmark {

    private SqliteBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        var store = new SqliteStore(folder, Duration.ofSeconds(10));
        try {
            StoreBenchmark.run(store, folder, Integer.parseInt(arguments[0]), System.out);
        } finally {
            store.close();
        }
    }
}
