package org.borgui.api.repository;

import java.time.Instant;
import java.util.Locale;
import org.borgui.api.JobId;
import org.jspecify.annotations.Nullable;

/**
 * Who holds borg's lock of a repository.
 *
 * @param host as borg names it
 * @param pid of the process on that host
 * @param thread of the process, as borg counts it
 * @param since when it was taken
 * @param exclusive whether it keeps everybody else out; otherwise only those who write
 * @param evidence what is known of the process, and how
 * @param begun when the process of that number on this machine was started; null when there is none, or nobody here can know
 * @param job of this server that the process works for; null when none is known
 */
public record RepositoryLock(
        String host,
        long pid,
        long thread,
        Instant since,
        boolean exclusive,
        Evidence evidence,
        @Nullable Instant begun,
        @Nullable JobId job) {

    /** What can be told of the process that holds it. */
    public Holder holder() {
        return evidence.holder();
    }

    /** The holder as a text, such as {@code nas@123 4711}. */
    public String name() {
        return host + " " + pid;
    }

    /** The same without its job. */
    public RepositoryLock withoutJob() {
        return new RepositoryLock(host, pid, thread, since, exclusive, evidence, begun, null);
    }

    /** What can be told of the process that holds it. */
    public enum Holder {
        /** It runs on this machine. */
        ALIVE,
        /** It was on this machine, and does not run any more. */
        DEAD,
        /** It is on another machine, may be hidden from this server, or its lock cannot be understood: nobody here can know. */
        UNKNOWN;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How that is known. */
    public enum Evidence {
        /** A process of that number runs on this machine, and may be the holder. */
        WORKS(Holder.ALIVE),
        /** No process of that number runs on this machine: borg removes such a lock by itself. */
        GONE(Holder.DEAD),
        /** As {@code GONE}, and the machine was started anew since the lock was taken. */
        REBOOTED(Holder.DEAD),
        /** The number belongs to another program by now, begun after the lock was taken: borg takes it for the holder. */
        REUSED(Holder.DEAD),
        /** It is a process of another machine, or one that this server could not see if it ran: of another user or container. */
        ELSEWHERE(Holder.UNKNOWN),
        /** The lock cannot be understood. */
        UNREADABLE(Holder.UNKNOWN);

        private final Holder holder;

        Evidence(Holder holder) {
            this.holder = holder;
        }

        /** What it tells. */
        public Holder holder() {
            return holder;
        }

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
