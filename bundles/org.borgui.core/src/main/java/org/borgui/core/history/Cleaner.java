package org.borgui.core.history;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.job.HistoryService.Cleaned;
import org.borgui.api.job.HistoryService.Logs;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.Job;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.core.jobs.JobHistory;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.plans.RunHistory;
import org.borgui.core.repositories.RepositoryRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is out of the limits, page by page, so that nobody waits for it. Never touches a job that has not ended, nor
 * one of a run that has not: what comes next in the run is read from its jobs.
 */
final class Cleaner {

    private final JobHistory jobs;
    private final JobsOfPlans ofPlans;
    private final RunHistory runs;
    private final RepositoryRegistry registry;
    private final Clock clock;

    Cleaner(JobHistory jobs, JobsOfPlans ofPlans, RunHistory runs, RepositoryRegistry registry, Clock clock) {
        this.jobs = jobs;
        this.ofPlans = ofPlans;
        this.runs = runs;
        this.registry = registry;
        this.clock = clock;
    }

    /** Logs, then entries, then runs without any, then what is noted of archives that nobody asks for. */
    Cleaned all(HistorySettings settings) {
        var now = clock.instant();
        var rules = new EntryRules(settings, id -> registry.find(id).isPresent(), now);
        int entries = entries(rules, now);
        int gone = runs.forget(rules.boundary(), run -> !ofPlans.of(run).isEmpty());
        int archives = jobs.forgetNotes(
                (plan, repository) ->
                        runs.isThere(plan) && registry.find(repository).isPresent(),
                now);
        return logs(settings, entries, gone, archives);
    }

    /** Logs alone. */
    Cleaned logs(HistorySettings settings) {
        return logs(settings, 0, 0, 0);
    }

    private int entries(EntryRules rules, Instant now) {
        int deleted = 0;
        Optional<JobId> before = Optional.empty();
        for (var page = jobs.before(before); !page.isEmpty(); page = jobs.before(before)) {
            var gone = page.stream()
                    .filter(rules::areOver)
                    .filter(this::isFree)
                    .map(Job::id)
                    .toList();
            deleted += jobs.delete(gone, now);
            before = Optional.of(page.get(page.size() - 1).id());
        }
        return deleted;
    }

    /** Whether nothing goes by the job any more. */
    boolean isFree(Job job) {
        return job.hasEnded() && !isOfOpenRun(job) && !isNeeded(job);
    }

    boolean isOfOpenRun(Job job) {
        var origin = job.origin();
        return origin != null && runs.isOpen(origin.run());
    }

    boolean isNeeded(Job job) {
        var repository = job.repository();
        return repository != null && JobHistory.isNeeded(job, read(registry.find(repository)));
    }

    private static @Nullable Instant read(Optional<Repository> repository) {
        return repository.map(Repository::facts).map(RepositoryFacts::read).orElse(null);
    }

    private Cleaned logs(HistorySettings settings, int entries, int gone, int archives) {
        var now = clock.instant();
        var rules = LogRules.of(jobs.logs(job -> LogRules.isKept(job, settings.policy())), settings, now);
        return new Cleaned(
                now, entries, gone, archives, remove(rules.byPolicy()), remove(rules.byAge()), remove(rules.bySize()));
    }

    private Logs remove(List<JobHistory.Log> logs) {
        var removed = logs.stream().filter(log -> jobs.deleteLog(log.id())).toList();
        long bytes = removed.stream().mapToLong(JobHistory.Log::bytes).sum();
        return new Logs(removed.size(), bytes, logs.size() - removed.size());
    }
}
