package org.borgui.core.jobs;

import static org.borgui.api.notice.Notice.Level.FAILURE;
import static org.borgui.api.notice.Notice.Level.INFO;
import static org.borgui.api.notice.Notice.Level.SUCCESS;
import static org.borgui.api.notice.Notice.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.borgui.api.RepositoryId;
import org.borgui.api.Size;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.JobState.Running;
import org.borgui.api.job.JobState.Skipped;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Notice.Level;
import org.borgui.api.notice.Topic;

/** What people are told of a job: that a backup began, and how it ended. What a person cancelled, they know. */
final class JobNotices {

    private static final Map<String, String> NAMES = Map.of(
            "create", "Backup to",
            "extract", "Restore from",
            "check", "Check of",
            "restore-check", "Restore check of",
            "prune", "Prune of",
            "compact", "Compact of",
            "delete", "Deletion of an archive in",
            "wipe", "Wipe of");

    private final Function<RepositoryId, Optional<String>> names;

    /** @param names of repositories */
    JobNotices(Function<RepositoryId, Optional<String>> names) {
        this.names = names;
    }

    /** Empty when there is nothing to tell. */
    Optional<Notice> of(Job job) {
        var state = job.state();
        if (state instanceof Queued) {
            return Optional.empty();
        }
        if (state instanceof Running running) {
            return job.operation().equals("create")
                    ? Optional.of(notice(job, Topic.BACKUP_STARTED, INFO, "began", running.since(), "begun"))
                    : Optional.empty();
        }
        if (state instanceof Succeeded done) {
            return succeeded(job).map(topic -> notice(job, topic, SUCCESS, "succeeded", done.at(), "ended"));
        }
        if (state instanceof Warned warned) {
            return warned(job).map(topic -> notice(job, topic, WARNING, "ended with a warning", warned.at(), "ended"));
        }
        return failed(job);
    }

    private Optional<Notice> failed(Job job) {
        var at = job.endedAt().orElse(job.created());
        boolean byPerson = job.state() instanceof Cancelled cancelled && !cancelled.isByServer();
        return byPerson || job.state() instanceof Skipped
                ? Optional.empty()
                : Optional.of(notice(job, failedTopic(job), FAILURE, "failed", at, "ended"));
    }

    private static Optional<Topic> succeeded(Job job) {
        return switch (job.operation()) {
            case "create" -> Optional.of(Topic.BACKUP_SUCCEEDED);
            case "extract" -> Optional.of(Topic.RESTORE_SUCCEEDED);
            case "check" -> Optional.of(Topic.CHECK_SUCCEEDED);
            case "restore-check" -> Optional.of(Topic.RESTORE_CHECK_SUCCEEDED);
            default -> Optional.empty();
        };
    }

    /** A check that warns has not found the repository in order; a restore that warns has not restored everything. */
    private static Optional<Topic> warned(Job job) {
        return Optional.of(job.operation().equals("create") ? Topic.BACKUP_WARNED : failedTopic(job));
    }

    private static Topic failedTopic(Job job) {
        return switch (job.operation()) {
            case "create" -> Topic.BACKUP_FAILED;
            case "extract" -> Topic.RESTORE_FAILED;
            case "restore-check" -> Topic.RESTORE_CHECK_FAILED;
            default -> Topic.CHECK_FAILED;
        };
    }

    private Notice notice(Job job, Topic topic, Level level, String how, Instant at, String moment) {
        var repository = job.repository();
        var name = Optional.ofNullable(repository).flatMap(names).orElse(job.path());
        var what = NAMES.getOrDefault(job.operation(), job.operation() + " of");
        return new Notice(
                "job-%s-%s".formatted(job.id(), moment),
                topic,
                level,
                "%s '%s' %s".formatted(what, name, how),
                text(job),
                at,
                repository,
                job.parameters().text("plan").filter(plan -> !plan.isEmpty()).orElse(null));
    }

    private static String text(Job job) {
        var lines = new ArrayList<String>();
        job.trouble().ifPresent(lines::add);
        job.parameters().text("plan").filter(plan -> !plan.isEmpty()).ifPresent(plan -> lines.add("Plan: " + plan));
        job.parameters().text("archive").ifPresent(archive -> lines.add("Archive: " + archive));
        var progress = job.progress();
        if (progress != null && job.isGood() && progress.files() > 0) {
            lines.add("%,d files, %s".formatted(progress.files(), Size.text(progress.originalSize())));
        }
        var started = job.started();
        if (started != null) {
            job.endedAt().ifPresent(at -> lines.add("It took " + text(Duration.between(started, at)) + "."));
        }
        lines.add("Job %s, asked for by %s.".formatted(job.id(), job.by()));
        return String.join("\n", lines);
    }

    private static String text(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 60 ? "%d s".formatted(seconds) : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
}
