package org.borgui.vault;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps what the vault has sealed, of one kind: a service, so that a change of keys reaches it. Called from one thread at a
 * time.
 */
@ConsumerType
public interface SealedPlace {

    /** A sealed text, and what it was sealed for. */
    record Cell(String context, String sealed) {}

    /** A cell as it was listed, and what is to stand there in its place. */
    record Resealed(Cell old, String sealed) {}

    /**
     * The kind: the first and the last word of the contexts, such as {@code repository/passphrase}; of letters and digits of
     * ASCII, dots, underscores and hyphens.
     */
    String kind();

    /** What a person does about one that cannot be opened any more, as a sentence. */
    default String remedy() {
        return "Enter it anew.";
    }

    /**
     * All that is sealed here. What another thread had sealed before this call, and was about to put here, is among them:
     * who seals does so under the lock, or in the transaction, in which it puts the text, and this waits for it. Otherwise a
     * key could be given up that such a text needs.
     */
    List<Cell> cells();

    /**
     * Puts texts back that were sealed anew. One that has changed since it was listed, or is gone, stays as it is. What was
     * put is on the disk when this returns.
     */
    void put(List<Resealed> texts);
}
