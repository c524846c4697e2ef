package org.borgui.rest.maintenance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Job;
import org.borgui.api.repository.Wipe;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/**
 * A wipe, from its preview on.
 *
 * @param jobId of the job that deletes, null until it was confirmed
 * @param confirmationPhrase what has to be typed
 * @param dryRunOutput the archives as text, for existing clients
 * @param protectedArchives always empty: no archive is kept from a wipe
 */
record WipeJob(
        long id,
        @Nullable Long jobId,
        long repositoryId,
        String status,
        String phase,
        @Nullable String startedAt,
        @Nullable String confirmedAt,
        @Nullable String completedAt,
        @Nullable String errorMessage,
        int progress,
        String progressMessage,
        int archiveCount,
        String archiveFingerprint,
        String confirmationPhrase,
        boolean runCompact,
        boolean hasLogs,
        List<Item> archives,
        String dryRunOutput,
        boolean blocked,
        @Nullable String blockingReason,
        List<Item> protectedArchives,
        @Nullable String logs) {

    /** One archive that goes; {@code protected} is a word of Java. */
    record Item(String id, String identity, String name, @JsonProperty("protected") boolean kept, String time) {

        static Item of(Archive archive) {
            return new Item(archive.borgId(), archive.borgId(), archive.name(), false, Times.text(archive.start()));
        }
    }

    private static final String PREVIEWED = "previewed";

    static WipeJob of(Wipe wipe, boolean hasLogs) {
        Instant confirmed = wipe.confirmed();
        Optional<Job> job = wipe.doing();
        return new WipeJob(
                wipe.id().value(),
                job.map(doing -> doing.id().value()).orElse(null),
                wipe.repository().value(),
                job.map(doing -> JobStates.known(doing.state())).orElse(PREVIEWED),
                confirmed == null ? PREVIEWED : "confirmed",
                Times.text(job.map(Job::started).orElse(wipe.created())),
                Times.textOrNull(confirmed),
                job.flatMap(Job::endedAt).map(Times::text).orElse(null),
                job.map(JobErrors::message).orElse(null),
                job.map(KnownProgress::percent).orElse(0.0).intValue(),
                job.map(doing -> KnownProgress.of(doing).current()).orElse(""),
                wipe.archives().size(),
                wipe.fingerprint(),
                wipe.phrase(),
                wipe.compact(),
                hasLogs,
                wipe.archives().stream().map(Item::of).toList(),
                wipe.archives().stream()
                        .map(archive -> "Would delete archive: " + archive.name())
                        .collect(Collectors.joining("\n")),
                wipe.isBlocked(),
                wipe.blocked(),
                List.of(),
                job.filter(doing -> hasLogs && doing.hasEnded())
                        .map(doing -> "Logs saved to: wipe_job_%s_logs.txt".formatted(doing.id()))
                        .orElse(null));
    }
}
