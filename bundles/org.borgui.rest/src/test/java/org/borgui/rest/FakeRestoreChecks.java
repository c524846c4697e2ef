package org.borgui.rest;

import java.util.ArrayList;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.RestoreCheckService;

/** Starts every restore check, and keeps what those that run by themselves do. */
public final class FakeRestoreChecks implements RestoreCheckService {

    public final List<Request> asked = new ArrayList<>();
    private Settings kept = Settings.usual();

    @Override
    public Job start(Caller caller, Request request) {
        asked.add(request);
        return Samples.job(8, "restore-check", new JobState.Queued());
    }

    @Override
    public void require(Caller caller, Request request) {}

    @Override
    public Settings settings(Caller caller, RepositoryId repository) {
        return kept;
    }

    @Override
    public Settings keep(Caller caller, RepositoryId repository, Settings settings) {
        kept = settings;
        return settings;
    }
}
