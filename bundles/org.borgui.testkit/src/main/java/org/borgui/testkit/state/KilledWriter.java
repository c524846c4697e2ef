package org.borgui.testkit.state;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.Writer;

/** Writes the same to two collections, numbers that go up, until it is killed. The last one it was told is kept stands in a file. */
public final class KilledWriter {

    static final List<CollectionSpec> COLLECTIONS = List.of(of("left"), of("right"));

    /** So many documents stay; those before go. */
    static final int KEPT = 200;

    private static final int DURABLE_EACH = 3;
    private static final String PAD = "what a job may say about itself ".repeat(20);

    private KilledWriter() {}

    private static CollectionSpec of(String name) {
        return new CollectionSpec(name, 1, List.of(Index.unique("by_n", "n")), false);
    }

    private static Path file(Path folder) {
        return folder.resolve("told");
    }

    static String json(long number) {
        return "{\"n\":%d,\"text\":\"%s\"}".formatted(number, PAD);
    }

    /** The last number that was told to be kept; 0 if none was. */
    static long told(Path folder) throws IOException {
        var file = file(folder);
        return Files.exists(file) && Files.size(file) == Long.BYTES
                ? ByteBuffer.wrap(Files.readAllBytes(file)).getLong()
                : 0;
    }

    /** Does not return. */
    public static void write(StateStore store, Path folder) throws IOException {
        store.open(COLLECTIONS);
        try (var told = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 1; ; i++) {
                long number = store.write(i % DURABLE_EACH == 0 ? DURABLE : RELAXED, writer -> {
                    put(writer, "left");
                    return put(writer, "right");
                });
                told.write(ByteBuffer.allocate(Long.BYTES).putLong(number).flip(), 0);
            }
        }
    }

    private static long put(Writer writer, String collection) {
        long id = writer.nextId(collection);
        writer.put(collection, id, 0, json(id));
        if (id > KEPT) {
            writer.delete(collection, id - KEPT);
        }
        return id;
    }
}
