package org.borgui.core.jobs;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.notice.Notice;
import org.borgui.core.notices.Outbox;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;

/** Jobs in the state. */
final class JobStore {

    private static final int PAGE = 200;

    private final State state;
    private final Outbox outbox;
    private final Function<Job, Optional<Notice>> notices;
    private final DailyTally tally = new DailyTally(this::endedSince);
    private final ArchivesOfPlans archives;

    /** For those who only read. */
    JobStore(State state) {
        this(state, new Outbox(state, Clock.systemUTC()), job -> Optional.empty());
    }

    /** @param notices what is to be told of a job that has begun or ended: kept together with it */
    JobStore(State state, Outbox outbox, Function<Job, Optional<Notice>> notices) {
        this.state = state;
        this.outbox = outbox;
        this.notices = notices;
        state.open(JobDocument.KIND, DeletedJobs.KIND);
        archives = new ArchivesOfPlans(state);
    }

    ArchivesOfPlans archives() {
        return archives;
    }

    /** Gives the job its number and keeps it as queued. */
    Job add(NewJob job, String by, Instant now) {
        return state.write(DURABLE, writing -> {
            long id = writing.nextId(JobDocument.KIND);
            var queued = job.queued(new JobId(id), by, now);
            writing.add(JobDocument.KIND, id, JobDocument.of(queued));
            return queued;
        });
    }

    /** Keeps what has become of a job. */
    void save(Job job) {
        if (job.hasEnded()) {
            tally.add(job, () -> put(job));
        } else {
            put(job);
        }
    }

    private void put(Job job) {
        var notice = notices.apply(job);
        state.write(DURABLE, writing -> {
            notice.ifPresent(told -> outbox.put(writing, told));
            if (job.hasEnded()) {
                ArchivesOfPlans.keep(writing, job);
            }
            return writing.update(JobDocument.KIND, job.id().value(), old -> JobDocument.of(job))
                    .orElseThrow(() -> new IllegalStateException("job %s is gone".formatted(job.id())));
        });
    }

    /** Deletes the entries of those that have ended; returns how many were there. */
    int delete(List<JobId> jobs, Instant now) {
        return state.write(DURABLE, writing -> (int) jobs.stream()
                .flatMap(id -> writing.get(JobDocument.KIND, id.value()).stream())
                .filter(found -> !found.value().open())
                .peek(found -> DeletedJobs.note(writing, found.value(), now))
                .peek(found -> writing.delete(JobDocument.KIND, found.id()))
                .count());
    }

    /** How the jobs of an operation ended, from this day to that; of those repositories and callers that fit. */
    List<DayOutcomes> outcomes(
            String operation, LocalDate from, LocalDate to, BiPredicate<@Nullable RepositoryId, String> visible) {
        return tally.outcomes(operation, from, to, visible);
    }

    private List<Job> endedSince(String operation, LocalDate day) {
        var query = org.borgui.spi.state.Query.by("jobs", "ended", operation).from(day.toString());
        return state.read(reading -> Stream.concat(
                        reading.find(JobDocument.KIND, query).stream(),
                        DeletedJobs.endedSince(reading, operation, day).stream())
                .map(JobStore::job)
                .toList());
    }

    Optional<Job> get(JobId id) {
        return state.read(reading -> get(reading, id));
    }

    static Optional<Job> get(State.Reading reading, JobId id) {
        return reading.get(JobDocument.KIND, id.value()).map(JobStore::job);
    }

    /** Those that have not ended, oldest first. */
    List<Job> open() {
        return state.find(JobDocument.KIND, org.borgui.spi.state.Query.by("jobs", "open", true)).stream()
                .map(JobStore::job)
                .toList();
    }

    /** Those of one run of a plan, oldest first. */
    List<Job> of(RunId run) {
        return state.find(JobDocument.KIND, org.borgui.spi.state.Query.by("jobs", "run", run.value())).stream()
                .map(JobStore::job)
                .toList();
    }

    /** The newest that the query asks for and the caller may see. */
    List<Job> newest(Query query, Predicate<Job> visible) {
        var before = query.before().map(JobId::value).orElse(Long.MAX_VALUE);
        var found = Stream.<Job>builder();
        int missing = query.limit();
        for (int size = Math.min(missing, PAGE); missing > 0; size = Math.min(size * 2, PAGE)) {
            var page = page(query, before, size);
            var fitting = page.stream()
                    .filter(job -> isAskedFor(query, job))
                    .filter(visible)
                    .limit(missing)
                    .toList();
            fitting.forEach(found);
            missing -= fitting.size();
            if (page.size() < size) {
                break;
            }
            before = page.get(page.size() - 1).id().value();
        }
        return found.build().toList();
    }

    private static boolean isAskedFor(Query query, Job job) {
        return (query.operations().isEmpty() || query.operations().contains(job.operation()))
                && query.repository()
                        .map(id -> id.value() == JobDocument.NONE || id.equals(job.repository()))
                        .orElse(true);
    }

    /** The same, by the index of each of some repositories; and of those jobs that have none. */
    List<Job> newest(Query query, List<RepositoryId> repositories, Predicate<Job> visible) {
        return Stream.concat(repositories.stream(), Stream.of(new RepositoryId(JobDocument.NONE)))
                .map(one ->
                        new Query(query.operations(), Optional.of(one), query.before(), query.open(), query.limit()))
                .flatMap(one -> newest(one, visible).stream())
                .sorted(Comparator.comparing((Job job) -> job.id().value()).reversed())
                .limit(query.limit())
                .toList();
    }

    private List<Job> page(Query query, long before, int size) {
        return state
                .find(JobDocument.KIND, index(query).below(before).newestFirst().limit(size))
                .stream()
                .map(JobStore::job)
                .toList();
    }

    private static org.borgui.spi.state.Query index(Query query) {
        if (query.open()) {
            return org.borgui.spi.state.Query.by("jobs", "open", true);
        }
        var repository = query.repository().map(RepositoryId::value);
        if (query.operations().size() != 1) {
            return repository
                    .map(id -> org.borgui.spi.state.Query.by("jobs", "repository", id))
                    .orElse(org.borgui.spi.state.Query.all("jobs"));
        }
        var operation = query.operations().iterator().next();
        return repository
                .map(id -> org.borgui.spi.state.Query.by("jobs", "of_repository", id, operation))
                .orElse(org.borgui.spi.state.Query.by("jobs", "operation", operation));
    }

    private static Job job(Stored<JobDocument> stored) {
        return stored.value().job(stored.id());
    }
}
