package org.borgui.api.repository;

import java.time.Instant;
import java.util.Locale;

/**
 * Who holds borg's lock of a repository.
 *
 * @param host as borg names it
 * @param pid of the process on that host
 * @param since when it was taken
 * @param exclusive whether it keeps everybody else out; otherwise only those who write
 */
public record RepositoryLock(String host, long pid, Instant since, boolean exclusive, Holder holder) {

    /** The holder as a text, such as {@code nas@123 4711}. */
    public String name() {
        return host + " " + pid;
    }

    /** What can be told of the process that holds it. */
    public enum Holder {
        /** It runs on this machine. */
        ALIVE,
        /** It was on this machine, and does not run any more: borg removes such a lock by itself. */
        DEAD,
        /** It is on another machine, or its lock cannot be understood: nobody here can know. */
        UNKNOWN;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
