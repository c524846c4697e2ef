package org.borgui.spi.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder {@code DATA_DIR/state}: each store has one file there, called {@code state} and a dot, and what belongs to it. */
public final class StateFolder {

    private StateFolder() {}

    /**
     * For a store before it makes its file: an empty state beside one that is full would look as if everything was lost.
     *
     * @param own the store's file, {@code state.db} for example; what belongs to it has a longer name
     * @throws StateException if there is no such file, and one of another store
     */
    public static void requireNoOther(Path folder, String own) {
        if (Files.exists(folder.resolve(own)) || Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> isOther(file, own)).findFirst().ifPresent(other -> {
                throw new StateException(
                        "The state of this server is kept in %s, by another store than it is told to use."
                                        .formatted(other)
                                + " Set STATE_STORE to that store again, or move the file away to begin anew.");
            });
        } catch (IOException e) {
            throw new StateException("The folder %s cannot be read. Look who owns it.".formatted(folder), e);
        }
    }

    private static boolean isOther(Path file, String own) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith("state.") && !name.startsWith(own) && Files.isRegularFile(file);
    }
}
