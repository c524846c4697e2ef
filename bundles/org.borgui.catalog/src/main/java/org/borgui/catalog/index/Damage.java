package org.borgui.catalog.index;

import java.io.EOFException;
import java.io.IOException;

/** Tells damage from failures that may pass: only damage costs a file. */
final class Damage {

    /** Reads from a file of contents. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    private Damage() {}

    /**
     * What was read.
     *
     * @throws TornFileException when the file is damaged
     * @throws IOException when it cannot be read now
     */
    static <T> T noticed(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (TornFileException e) {
            throw e;
        } catch (DamagedException | EOFException | RuntimeException e) { // wrong bytes show themselves in many ways
            throw new TornFileException(e);
        }
    }
}
