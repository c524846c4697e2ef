package org.borgui.core.retention;

import java.util.List;
import org.borgui.api.archive.Archive;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.repositories.SameRepository;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobContext;

/** Looks whether a list of archives can be trusted before something is removed by it. */
final class Doubts {

    /** Something is not as it should be: nothing may be removed. */
    static final class DoubtException extends Exception {

        DoubtException(String sentence) {
            super(sentence);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private final Borg borg;
    private final JobsOfPlans jobs;

    Doubts(Borg borg, JobsOfPlans jobs) {
        this.borg = borg;
        this.jobs = jobs;
    }

    /** @param seen whether somebody has seen this very list, and agreed to what goes */
    void raise(JobContext job, List<Archive> listed, boolean seen)
            throws DoubtException, BorgFailedException, InterruptedException {
        SameRepository.require(borg, job, "nothing was removed");
        if (!seen) {
            requireNotShortened(job, listed);
        }
    }

    private void requireNotShortened(JobContext job, List<Archive> listed) throws DoubtException {
        var facts = job.repository().facts();
        var read = facts.read();
        if (facts.expected() == null
                || read == null
                || jobs.agreedSince(job.repository().id(), read)) {
            return;
        }
        long expected = facts.expected() - jobs.removedSince(job.repository().id(), read);
        if (listed.size() < expected) {
            throw new DoubtException(
                    ("Borg lists %,d archives, and there were %,d before, so nothing was removed. If somebody has deleted"
                                    + " archives on purpose, look at the preview of a prune, and prune from there.")
                            .formatted(listed.size(), expected));
        }
    }
}
