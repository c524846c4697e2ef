package org.borgui.core.promises;

import java.time.Instant;

/** What a look at a repository's archives says of a promise. */
sealed interface Verdict {

    /**
     * There is one.
     *
     * @param start when the newest good archive began
     */
    record Good(Instant start) implements Verdict {}

    record Bad(String why) implements Verdict {}

    /** The archives could not be looked at: it is tried again for a while. */
    record Unknown(String why) implements Verdict {}
}
