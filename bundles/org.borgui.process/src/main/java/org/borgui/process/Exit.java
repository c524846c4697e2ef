package org.borgui.process;

import java.time.Duration;

/** How a program ended. */
public sealed interface Exit {

    /**
     * It ended by itself.
     *
     * @param code its exit code; 128 and the signal's number when a signal ended it
     */
    record Exited(int code) implements Exit {}

    /** It took too long and was ended, with all that it started. */
    record TimedOut(Duration after) implements Exit {}
}
