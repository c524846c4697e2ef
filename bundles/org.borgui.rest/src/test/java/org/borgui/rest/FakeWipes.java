package org.borgui.rest;

import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.JobState;
import org.borgui.api.repository.Wipe;
import org.borgui.api.repository.WipeService;

/** One archive, which is deleted by whoever asks. */
public final class FakeWipes implements WipeService {

    @Override
    public Wipe preview(Caller caller, RepositoryId repository, boolean compact) {
        return wipe(repository, false, compact);
    }

    private static Wipe wipe(RepositoryId repository, boolean confirmed, boolean compact) {
        return new Wipe(
                new WipeId(3),
                repository,
                "photos",
                "ana",
                Samples.NOW,
                List.of(new Archive("one", "01", Samples.NOW)),
                "sha256:01",
                compact,
                null,
                confirmed ? Samples.NOW : null,
                confirmed ? Samples.job(44, "wipe", new JobState.Running(Samples.NOW)) : null);
    }

    @Override
    public Wipe start(Caller caller, RepositoryId repository, Confirmation confirmation) {
        return wipe(repository, confirmation.understood(), confirmation.compact());
    }

    @Override
    public Wipe get(Caller caller, RepositoryId repository, WipeId id) {
        return wipe(repository, true, false);
    }

    @Override
    public Wipe cancel(Caller caller, RepositoryId repository, WipeId id) {
        return wipe(repository, true, false);
    }
}
