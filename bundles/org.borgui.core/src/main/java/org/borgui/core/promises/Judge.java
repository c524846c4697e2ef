package org.borgui.core.promises;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Job;
import org.borgui.api.plan.Plan;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.RepositoryTargets;
import org.borgui.spi.job.RepositoryLanes;

/**
 * Looks whether a repository has a good archive of a plan: asks borg for the archives themselves, and looks into the newest.
 * Jobs are asked only which archives are the plan's; that one says it succeeded proves nothing. Good is an archive with
 * files, in which nothing is missing or empty that the plan backs up.
 */
final class Judge {

    private static final Caller SELF = Caller.server("promises");

    /** So many archives are looked into, the newest first, until one is good. */
    private static final int MOST = 10;

    private static final Duration FUTURE = Duration.ofMinutes(5);

    private final Borg borg;
    private final RepositoryTargets targets;
    private final RepositoryLanes lanes;
    private final ArchiveService archives;
    private final JobsOfPlans jobs;

    Judge(Borg borg, RepositoryTargets targets, RepositoryLanes lanes, ArchiveService archives, JobsOfPlans jobs) {
        this.borg = borg;
        this.targets = targets;
        this.lanes = lanes;
        this.archives = archives;
        this.jobs = jobs;
    }

    /**
     * Asks borg for the archives; while one of our own jobs has the repository, what was listed last may still show a good one.
     *
     * @param since from when on an archive is new enough
     * @param now what is later was made by a clock that was wrong
     */
    Verdict judge(Plan plan, RepositoryId repository, Instant since, Instant now) throws InterruptedException {
        try {
            var target = targets.target(repository);
            var listed = lanes.reading(repository, () -> {
                try {
                    return borg.archives(target);
                } catch (BorgFailedException e) {
                    throw e.refused(repository, "backend.errors.repo.failedToGetRepositoryInfo");
                }
            });
            return judge(plan, repository, since, now, listed);
        } catch (RefusedException e) {
            return e.reason() == Reason.LOCKED
                    ? lastListed(plan, repository, since, now, e.getMessage())
                    : new Verdict.Unknown(e.getMessage());
        }
    }

    private Verdict lastListed(Plan plan, RepositoryId repository, Instant since, Instant now, String why) {
        try {
            var verdict = judge(plan, repository, since, now, archives.list(SELF, repository));
            return verdict instanceof Verdict.Good ? verdict : new Verdict.Unknown(why);
        } catch (RefusedException e) {
            return new Verdict.Unknown(why);
        }
    }

    private Verdict judge(Plan plan, RepositoryId repository, Instant since, Instant now, List<Archive> all) {
        var future = now.plus(FUTURE);
        var listed =
                all.stream().filter(archive -> !archive.start().isAfter(future)).toList();
        var made = jobs.created(plan.id(), repository);
        var known = jobs.archives(plan.id(), repository); // also of jobs whose entries are deleted
        var own = listed.stream()
                .filter(archive ->
                        known.contains(archive.borgId()) || job(made, archive).isPresent())
                .sorted(Comparator.comparing(Archive::start).reversed())
                .toList();
        var fresh = own.stream()
                .filter(archive -> !archive.start().isBefore(since))
                .limit(MOST)
                .toList();
        String why = own.isEmpty()
                ? listed.size() < all.size()
                        ? "The archives here are of a time that is still to come: the clock was wrong when they were made."
                        : "There is no archive of this plan in the repository."
                : "The newest archive of this plan is '%s'."
                        .formatted(own.get(0).name());
        for (var archive : fresh) {
            var flaw = flaw(repository, archive, job(made, archive));
            if (flaw.isEmpty()) {
                return new Verdict.Good(archive.start());
            }
            why = archive.equals(fresh.get(0)) ? flaw.get() : why;
        }
        return new Verdict.Bad(why);
    }

    /** By borg's identity; by its name, if the server was killed before it could keep that. */
    private static Optional<Job> job(List<Job> made, Archive archive) {
        return made.stream()
                .filter(job -> job.results()
                        .text("archiveId")
                        .map(archive.borgId()::equals)
                        .orElseGet(() -> job.parameters()
                                .text("archive")
                                .filter(archive.name()::equals)
                                .isPresent()))
                .findFirst();
    }

    private Optional<String> flaw(RepositoryId repository, Archive archive, Optional<Job> job) {
        var entry = archives.entry(SELF, repository, archive.name(), "");
        var totals = entry.totals();
        if (totals != null && totals.files() == 0) {
            return Optional.of("The archive '%s' holds no file.".formatted(archive.name()));
        }
        // the places as borg was told them; without the job's entry nobody knows where links led to
        return job.map(found -> found.parameters().list("sources")).orElse(List.of()).stream()
                .flatMap(source -> flaw(repository, archive, source).stream())
                .findFirst();
    }

    private Optional<String> flaw(RepositoryId repository, Archive archive, String source) {
        try {
            var path = source.startsWith("/") ? source.substring(1) : source;
            var totals = archives.entry(SELF, repository, archive.name(), path).totals();
            return totals != null && totals.files() == 0
                    ? Optional.of(
                            "In the archive '%s' the source %s is empty: its disk may not have been mounted, or an exclude drops everything."
                                    .formatted(archive.name(), source))
                    : Optional.empty();
        } catch (RefusedException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            return Optional.of("The archive '%s' does not have the source %s: it was missing, or could not be read."
                    .formatted(archive.name(), source));
        }
    }
}
