package org.borgui.core.jobs;

import static org.borgui.core.Fixture.NOW;

import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Repository;
import org.borgui.state.State;

/** Jobs of the past, for tests of what comes after them. */
public final class KeptJobs {

    private final JobStore store;

    public KeptJobs(State state) {
        store = new JobStore(state);
    }

    /** One that was running when the server ended, with something that it had announced. */
    public void lost(String operation, Repository repository, String name, String value) {
        var job = NewJob.now(repository.id(), repository.path(), operation, Parameters.none());
        store.save(store.add(job, "ana", NOW).begun(NOW).with(name, value).ended(new Lost(NOW)));
    }
}
