package org.borgui.plugins;

import java.util.List;
import org.borgui.api.plugin.Trust;

/**
 * What speaks for a file, and against it.
 *
 * @param key tells one origin from another: who takes over the name of another one's plugin needs an admin's word
 * @param anchor of the signer; empty without one
 * @param doubts a sentence each; none when it may be installed without an admin's word
 */
record Origin(Trust trust, String key, String anchor, List<String> doubts) {

    Origin {
        doubts = List.copyOf(doubts);
    }

    /** The same file with an admin's word for it. */
    Origin approvedBy(String who) {
        return doubts.isEmpty() ? this : new Origin(new Trust(Trust.Kind.APPROVAL, who), key, anchor, List.of());
    }
}
