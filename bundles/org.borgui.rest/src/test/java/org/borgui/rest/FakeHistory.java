package org.borgui.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.job.HistoryService;

/** A history with two logs, of which a clean-up removes what it is told. */
public final class FakeHistory implements HistoryService {

    public final List<JobId> deleted = new ArrayList<>();
    public final Cleaned cleaned = new Cleaned(
            Samples.NOW, 3, 2, 1, new Logs(1, 1 << 20, 0), new Logs(2, 3 << 20, 1), new Logs(4, 5 << 20, 0));

    @Override
    public Cleaned cleanUp(Caller caller) {
        return cleaned;
    }

    @Override
    public Cleaned cleanLogs(Caller caller) {
        return cleaned;
    }

    @Override
    public Optional<Cleaned> lastCleaned(Caller caller) {
        return Optional.of(cleaned);
    }

    @Override
    public Storage storage(Caller caller) {
        return new Storage(3 << 20, 2, Samples.NOW, Samples.NOW, Map.of("create", 1, "delete", 1));
    }

    @Override
    public void delete(Caller caller, JobId job) {
        if (job.value() == 7) {
            throw RefusedException.invalid("backend.errors.activity.cannotDeleteRunningJob", "Job 7 has not ended.");
        }
        deleted.add(job);
    }
}
