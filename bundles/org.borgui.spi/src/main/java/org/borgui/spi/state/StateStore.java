package org.borgui.spi.state;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps collections of JSON documents. The contract suite in {@code testkit} is its definition.
 *
 * <p>Reads see one consistent snapshot and run side by side; writes are serializable, one at a time. No I/O, no borg and
 * no waiting inside a transaction. A work that throws leaves nothing behind.
 */
@ConsumerType
public interface StateStore {

    /** Makes collections and their indexes if need be. Comes before their first use, and may come again with the same or more. */
    void open(List<CollectionSpec> collections);

    <T> T read(Work<Reader, T> work);

    <T> T write(Durability durability, Work<Writer, T> work);

    /** What is done within a transaction. */
    @FunctionalInterface
    interface Work<S, T> {
        T on(S state);
    }

    /** What a write survives. */
    enum Durability {
        /** It is on the disk when the call returns. */
        DURABLE,
        /** It may be lost with the machine's power, but never torn: for progress and times of last use. */
        RELAXED
    }
}
