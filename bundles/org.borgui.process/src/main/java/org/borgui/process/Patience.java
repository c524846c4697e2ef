package org.borgui.process;

import java.time.Duration;

/** How long a family of processes is given after each signal; the last is how long the kernel may take to end it. */
record Patience(Duration interrupt, Duration terminate, Duration kill) {

    private static final Duration KILL = Duration.ofSeconds(3);

    /** The longest it can take, and a little more. */
    Duration all() {
        return interrupt.plus(terminate).plus(kill).plusSeconds(1);
    }

    static Patience of(long interruptMillis, long terminateMillis) {
        return new Patience(Duration.ofMillis(interruptMillis), Duration.ofMillis(terminateMillis), KILL);
    }

    /** For what was left behind: it gets no interrupt, which programs in the background ignore. */
    static Patience leftovers() {
        return of(0, 2000);
    }
}
