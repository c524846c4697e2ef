package org.borgui.spi.job;

import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Repository;
import org.borgui.spi.borg.Target;
import org.osgi.annotation.versioning.ProviderType;

/** What an operation is given. May be used from the job's thread and from the readers of its process. */
@ProviderType
public interface JobContext {

    Job job();

    Repository repository();

    /** The repository with its passphrase, for one call of borg. */
    Target target();

    /** Adds a line to the job's log. Keep secrets out. */
    void log(String line);

    /** Tells how far it is; may be called as often as one likes, what is sent on is thinned. */
    void progress(Progress progress);

    /** Keeps something that was found out with the job, such as the identity of the archive it made. Not a secret. */
    void found(String name, String value);

    /** The same, kept at once: what is about to be done, so that it is known after a crash. Returns when it is saved. */
    default void announce(String name, String value) {
        found(name, value);
    }
}
