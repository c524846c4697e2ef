package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.function.Function;
import org.h2.mvstore.MVStore;

/** A complete file of contents, open for reading by any number of threads. */
final class ContentsFile implements AutoCloseable {

    /** Ends the name of a file that is still being written. */
    static final String PART = ".part";

    static final String ENTRIES = "entries";
    static final String ABOUT = "about";
    static final byte[] COUNT = "count".getBytes(UTF_8);
    private static final int CACHE_MB = 2;

    private final MVStore store;
    private final Contents contents;
    private final long count;

    private ContentsFile(MVStore store) {
        this.store = store;
        contents = new Contents(store.openMap(ENTRIES, Contents.map()));
        var number = store.openMap(ABOUT, Contents.map()).get(COUNT);
        if (number == null) {
            throw new IllegalStateException("it was never finished");
        }
        count = Long.parseLong(new String(number, UTF_8));
    }

    /**
     * Opens a file.
     *
     * @throws TornFileException when it is not a complete file of contents
     */
    static ContentsFile open(Path path) {
        MVStore store = null;
        try {
            store = new MVStore.Builder()
                    .fileName(path.toString())
                    .readOnly()
                    .cacheSize(CACHE_MB)
                    .open();
            return new ContentsFile(store);
        } catch (RuntimeException e) { // a damaged file shows itself in many ways
            if (store != null) {
                store.closeImmediately();
            }
            throw new TornFileException(e);
        }
    }

    static byte[] number(long count) {
        return Long.toString(count).getBytes(UTF_8);
    }

    /**
     * Reads from the contents, and nothing else.
     *
     * @throws TornFileException when the file is damaged
     */
    <T> T read(Function<Contents, T> what) {
        try {
            return what.apply(contents);
        } catch (RuntimeException e) { // a damaged page shows itself in many ways
            throw new TornFileException(e);
        }
    }

    /** The contents themselves; a server {@linkplain #read reads} them. */
    Contents contents() {
        return contents;
    }

    /** How many entries borg listed. */
    long count() {
        return count;
    }

    @Override
    public void close() {
        store.closeImmediately();
    }
}
