package org.borgui.core.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.LogPolicy;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.api.system.ServerSettings;
import org.borgui.core.Fixture;
import org.borgui.core.jobs.JobEnds;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.jobs.OpenEngine;
import org.borgui.testkit.access.AdminsOnly;
import org.jspecify.annotations.Nullable;

/** A server on which jobs have run, and the history of it as it is looked at later. */
final class Past {

    final Fixture server;
    final Repository photos;
    final OpenEngine engine;
    private final Path logs;
    private final ConcurrentHashMap<JobId, CompletableFuture<Job>> ends = new ConcurrentHashMap<>();

    Past(Path folder) {
        server = new Fixture(folder);
        photos = server.repository("photos");
        logs = folder.resolve("logs/jobs");
        engine = new OpenEngine(server);
        var listening = new JobEnds();
        listening.add(job -> end(job.id()).complete(job));
        engine.add(listening);
    }

    private CompletableFuture<Job> end(JobId job) {
        return ends.computeIfAbsent(job, id -> new CompletableFuture<>());
    }

    /** The history as it is so long after now. */
    History later(Duration time) {
        return new History(
                server.state,
                server.data,
                new AdminsOnly(),
                server.settings,
                server.registry,
                new JobsOfPlans(server.state),
                Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC));
    }

    void keep(int days, int jobs, int logDays, int megabytes, LogPolicy policy) {
        var history = new HistorySettings(days, jobs, logDays, megabytes, policy, false, false);
        server.settings.change(Fixture.ANA, old -> new ServerSettings(history, old.limits(), old.echoed()));
    }

    Job submit(String operation, Parameters parameters, @Nullable Origin origin) {
        var trigger = origin == null ? Trigger.MANUAL : Trigger.BACKUP_PLAN;
        return engine.service()
                .submit(
                        Fixture.ANA,
                        new NewJob(photos.id(), photos.path(), operation, parameters, trigger, origin, true));
    }

    /** A job that has ended like this. */
    Job ended(String operation, Parameters parameters, @Nullable Origin origin, Ended end) throws Exception {
        engine.add(operation, job -> {
            job.log("one line of " + operation);
            return end;
        });
        return end(submit(operation, parameters, origin).id()).get(15, TimeUnit.SECONDS);
    }

    Job ended(String operation, Ended end) throws Exception {
        return ended(operation, Parameters.none(), null, end);
    }

    /** An archive that a plan has made. */
    Job archive(String borgId, Origin origin) throws Exception {
        engine.add("create", job -> {
            job.found("archiveId", borgId);
            return new org.borgui.api.job.JobState.Succeeded(Instant.now());
        });
        return end(submit("create", Parameters.none(), origin).id()).get(15, TimeUnit.SECONDS);
    }

    List<JobId> jobs() {
        var all = new Query(Set.<String>of(), Optional.<RepositoryId>empty(), Optional.empty(), false, 1000);
        return engine.service().list(Fixture.ANA, all).stream().map(Job::id).toList();
    }

    Path log(Job job) {
        return logs.resolve(job.id() + ".log");
    }

    boolean hasLog(Job job) {
        return Files.exists(log(job));
    }
}
