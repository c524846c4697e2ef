package org.borgui.spi.state;

import org.osgi.annotation.versioning.ConsumerType;

/** A transaction that changes. Reads see what it has written. */
@ConsumerType
public interface Writer extends Reader {

    /** A number that was never given before in this collection, also not to what was deleted since. */
    long nextId(String collection);

    /**
     * Writes a document.
     *
     * @param expectedVersion 0 for a new one, else the version that was read
     * @return the version it has now
     * @throws StaleVersionException when somebody else wrote it meanwhile, or it is there already
     * @throws DuplicateException when a unique index has its values already
     */
    long put(String collection, long id, long expectedVersion, String json);

    /** Deletes a document; nothing happens when it is not there. An append-only collection refuses. */
    void delete(String collection, long id);
}
