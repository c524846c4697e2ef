package org.borgui.rest.maintenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/**
 * A check, restore check, compact or prune as existing clients see it.
 *
 * @param logs where the log is, once there is one; null in a list, which has {@code has_logs}
 * @param scheduledCheck of checks and restore checks alone
 * @param proof of restore checks alone
 */
record MaintenanceJob(
        long id,
        @Nullable Long repositoryId,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        @Nullable String errorMessage,
        int progress,
        String progressMessage,
        @Nullable String logs,
        boolean hasLogs,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean scheduledCheck,
        @JsonUnwrapped @Nullable Proof proof) {

    private static final String RESTORE_CHECK = "restore-check";

    /**
     * What was restored.
     *
     * @param archiveName null until it is known which archive is the newest
     * @param mode that was asked for
     * @param provedBy the mode that it became: a sample where there was no canary; null until it is known
     */
    record Proof(
            @Nullable String archiveName,
            List<String> probePaths,
            boolean fullArchive,
            String mode,
            @Nullable String provedBy) {

        static Proof of(Job job) {
            var mode = wire(job.parameters().required("mode"));
            return new Proof(
                    job.results()
                            .text("archive")
                            .or(() -> job.parameters().text("archive"))
                            .orElse(null),
                    job.parameters().list("paths"),
                    mode.equals("full_archive"),
                    mode,
                    job.results().text("mode").map(Proof::wire).orElse(null));
        }

        private static String wire(String mode) {
            return mode.toLowerCase(Locale.ROOT);
        }
    }

    static MaintenanceJob of(Job job, boolean hasLogs, boolean inList) {
        RepositoryId repository = job.repository();
        boolean kept = hasLogs && job.hasEnded() && !inList;
        boolean proof = job.operation().equals(RESTORE_CHECK);
        return new MaintenanceJob(
                job.id().value(),
                repository == null ? null : repository.value(),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                JobErrors.message(job),
                (int) KnownProgress.percent(job),
                KnownProgress.of(job).current(),
                kept ? "Logs saved to: %s_job_%s_logs.txt".formatted(job.operation(), job.id()) : null,
                hasLogs,
                (proof || job.operation().equals("check")) ? job.origin() != null : null,
                proof ? Proof.of(job) : null);
    }
}
