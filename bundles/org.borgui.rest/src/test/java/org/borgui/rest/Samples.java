package org.borgui.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.job.Trigger;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Topic;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PromiseService;
import org.borgui.api.plan.PromiseService.Standing;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;

/** Things to test with. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-01T08:30:00Z");
    public static final Caller ADMIN =
            new Caller(new UserId(1), "admin", Role.ADMIN, Caller.Via.COOKIE, 11, false, "192.0.2.1");
    public static final Caller ANA =
            new Caller(new UserId(2), "ana", Role.VIEWER, Caller.Via.BEARER, 12, false, "192.0.2.2");
    public static final Caller NOBODY = Caller.anonymous("192.0.2.3");

    private Samples() {}

    public static User user(Caller caller) {
        return new User(
                caller.user(),
                caller.username(),
                "Full Name",
                null,
                "local",
                caller.role(),
                null,
                true,
                false,
                NOW,
                null,
                false,
                0,
                null);
    }

    public static Repository repository(long id, String name) {
        return new Repository(
                new RepositoryId(id),
                name,
                "/local/" + name,
                Encryption.REPOKEY,
                false,
                false,
                new BackupSettings(List.of("/local/docs"), List.of("*.tmp"), "lz4", true, false, null),
                Map.of(),
                new RepositoryFacts(null, 3, 3, 4096L, 2048L, 1024L, NOW, NOW, NOW),
                NOW,
                NOW);
    }

    public static Plan plan(RepositoryId repository) {
        return new Plan(
                new PlanId(3),
                Plan.Kind.PLAN,
                "nightly",
                null,
                true,
                new BackupSettings(List.of("/local/docs"), List.of(), "lz4", false, false, null),
                "{plan_name}-{now}",
                List.of(Destination.of(repository)),
                1,
                false,
                Retention.usual(),
                Aftercare.none(),
                Schedule.never(),
                null,
                Map.of(),
                NOW,
                null);
    }

    public static Job job(long id, String operation, JobState state) {
        return job(id, operation, Parameters.none().with("archive", "docs-1").with("destination", "/local/out"), state);
    }

    public static Job job(long id, String operation, Parameters parameters, JobState state) {
        Progress progress = new Progress(100, 80, 60, 5, "/local/docs/a", 12.5, 2097152, 400L, 30L);
        return new Job(
                new JobId(id),
                new RepositoryId(5),
                "/local/docs-repo",
                operation,
                parameters,
                "ana",
                Trigger.MANUAL,
                null,
                NOW,
                NOW,
                state,
                progress,
                Parameters.none());
    }

    public static Notice notice() {
        return new Notice(
                "job-7-ended",
                Topic.BACKUP_FAILED,
                Notice.Level.FAILURE,
                "Backup to 'docs' failed",
                "The repository is full.",
                NOW,
                new RepositoryId(5),
                "nightly");
    }

    /** What a plan promises is kept in each of its repositories. */
    public static List<Standing> kept(Plan plan) {
        return plan.promise() == null
                ? List.of()
                : plan.destinations().stream()
                        .map(one -> new Standing(one.repository(), PromiseService.State.KEPT, null, null, NOW, NOW))
                        .toList();
    }
}
