package org.borgui.rest;

import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.repository.LockService;
import org.borgui.api.repository.RepositoryLock;

/** Every repository is locked by another machine. */
public final class FakeLocks implements LockService {
    @Override
    public List<RepositoryLock> holders(Caller caller, RepositoryId repository) {
        return List.of(
                new RepositoryLock("nas@1", 4711, 0, Samples.NOW, true, RepositoryLock.Evidence.ELSEWHERE, null, null));
    }

    @Override
    public Job breakLock(Caller caller, RepositoryId repository, Optional<String> confirmation) {
        return Samples.job(100, "break-lock", new JobState.Queued());
    }
}
