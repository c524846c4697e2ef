package org.borgui.store.mvstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.borgui.spi.state.StateException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What MVStore's errors mean to whoever runs the server. */
final class Failures {

    private Failures() {}

    static StateException of(Path file, MVStoreException cause) {
        return new StateException(sentence(file, cause), cause);
    }

    static String damaged(Path file) {
        return "The state file %s is damaged.".formatted(file)
                + " Stop the server, keep a copy of the folder, and put back a backup of it.";
    }

    static String unwritable(Path file) {
        return "The state file %s cannot be written.".formatted(file)
                + " Look whether the data directory belongs to the user the server runs as, and is not mounted read-only.";
    }

    static String closed(Path file) {
        return "The state file %s was closed meanwhile: the server is stopping, or its disk had an error. Try again."
                .formatted(file);
    }

    private static String sentence(Path file, MVStoreException cause) {
        return switch (cause.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                damaged(file);
            case DataUtils.ERROR_FILE_LOCKED ->
                "Another program holds the state file %s. End it, or try again when it is done.".formatted(file);
            case DataUtils.ERROR_CLOSED -> closed(file);
            case DataUtils.ERROR_WRITING_FAILED -> unwritten(file, cause);
            case DataUtils.ERROR_READING_FAILED ->
                "The disk under the state file %s reports errors. Look at the machine's log.".formatted(file);
            default -> "The state file %s refused: %s".formatted(file, cause.getMessage());
        };
    }

    private static String unwritten(Path file, MVStoreException cause) {
        var reason = Optional.ofNullable(cause.getCause())
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return reason.contains("no space")
                ? "The disk is full: the state file %s cannot grow. Make room there.".formatted(file)
                : unwritable(file);
    }
}
