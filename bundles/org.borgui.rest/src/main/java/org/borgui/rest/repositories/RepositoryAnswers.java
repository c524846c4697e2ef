package org.borgui.rest.repositories;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.borgui.api.job.Job;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.rest.BorgJson;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/** What the calls for one repository answer. */
final class RepositoryAnswers {

    private RepositoryAnswers() {}

    /** One repository: the item of the list, and its sizes. */
    record One(boolean success, WithStats repository) {}

    /** The item of the list, and its sizes. */
    record WithStats(@JsonUnwrapped RepositoryItem item, RepositoryStats stats) {}

    /** A repository just made or taken in. */
    record Made(boolean success, String message, boolean alreadyExisted, RepositoryItem repository) {}

    /** Sizes alone. */
    record Stats(boolean success, RepositoryStats stats) {}

    /** A key that was put back. */
    record KeyImported(boolean success, String message, String keyfileName) {}

    /** What borg says, in parts and whole. */
    record Info(boolean success, ObjectNode info, JsonNode rawOutput) {

        private static final List<String> PARTS = List.of("repository", "cache", "encryption");

        static Info of(String json) {
            var document = BorgJson.read(json);
            var info = JsonNodeFactory.instance.objectNode();
            PARTS.stream().filter(document::has).forEach(part -> info.set(part, document.get(part)));
            return new Info(true, info, document);
        }
    }

    /** Borg's list of archives, each with the backup that made it. */
    record Archives(boolean success, List<ObjectNode> archives, Brief repository) {

        /** @param starts when each archive was begun, by borg's identity of it: borg's own times have no zone */
        static Archives of(Repository repository, String json, Map<String, Instant> starts, Map<String, Job> makers) {
            var archives = BorgJson.read(json).path("archives").valueStream();
            return new Archives(
                    true,
                    archives.filter(ObjectNode.class::isInstance)
                            .map(archive -> with((ObjectNode) archive, starts, makers))
                            .toList(),
                    new Brief(repository.id().value(), repository.name(), repository.path()));
        }

        private static ObjectNode with(ObjectNode archive, Map<String, Instant> starts, Map<String, Job> makers) {
            archive.put(
                    "started_at", Times.textOrNull(starts.get(archive.path("id").asText())));
            Job maker = makers.get(archive.path("name").asText());
            archive.put("triggered_by", maker == null ? null : maker.trigger().wire());
            archive.put("backup_job_id", maker == null ? null : maker.id().value());
            var origin = maker == null ? null : maker.origin();
            boolean scheduled = maker != null && maker.trigger() == Trigger.SCHEDULE;
            var plan = origin == null ? null : (Long) origin.plan().value();
            archive.put("backup_plan_id", scheduled ? null : plan);
            archive.put(
                    "backup_plan_run_id",
                    scheduled || origin == null ? null : (Long) origin.run().value());
            return archive.put("scheduled_job_id", scheduled ? plan : null);
        }
    }

    /** Which repository it is. */
    record Brief(long id, String name, String path) {}

    /** Maintenance that runs. */
    record Running(
            boolean hasRunningJobs,
            @Nullable RunningJob checkJob,
            @Nullable RunningJob compactJob,
            @Nullable RunningJob pruneJob,
            @Nullable RunningJob restoreCheckJob,
            @Nullable RunningJob wipeJob) {

        static Running of(List<Job> open) {
            return new Running(
                    !open.isEmpty(),
                    find(open, "check"),
                    find(open, "compact"),
                    find(open, "prune"),
                    find(open, "restore-check"),
                    find(open, "wipe"));
        }

        private static @Nullable RunningJob find(List<Job> open, String operation) {
            return open.stream()
                    .filter(job -> job.operation().equals(operation))
                    .findFirst()
                    .map(RunningJob::of)
                    .orElse(null);
        }
    }

    /** A job that runs, in short. A wipe is known by the number it has had since its preview. */
    record RunningJob(long id, int progress, String progressMessage, @Nullable String startedAt) {

        static RunningJob of(Job job) {
            return new RunningJob(
                    job.parameters()
                            .text("wipe")
                            .map(Long::valueOf)
                            .orElse(job.id().value()),
                    (int) KnownProgress.percent(job),
                    KnownProgress.of(job).current(),
                    Times.textOrNull(job.started()));
        }
    }
}
