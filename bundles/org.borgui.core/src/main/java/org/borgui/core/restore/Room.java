package org.borgui.core.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.borgui.api.Size;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.spi.borg.BorgFailedException;

/** Looks whether something fits before borg begins. */
final class Room {

    private static final int SPARE = 50;

    private Room() {}

    /**
     * How many bytes are free; fails when too few are.
     *
     * @param remedy what to do then, as a sentence
     */
    static long require(Path folder, long bytes, String remedy) throws BorgFailedException, IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes + bytes / SPARE) {
            throw new BorgFailedException(new Failure(
                    Kind.NO_SPACE,
                    "%s needs %s, and only %s are free: %s are missing. %s"
                            .formatted(
                                    folder,
                                    Size.text(bytes),
                                    Size.text(free),
                                    Size.text(bytes + bytes / SPARE - free),
                                    remedy)));
        }
        return free;
    }
}
