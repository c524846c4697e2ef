package org.borgui.core.jobs;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.state.Kind;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.State.Writing;

/**
 * Which archives plans have made, by borg's identity: noted when the job ends, in the transaction that saves its end, and
 * kept apart from the jobs, whose entries may be deleted.
 */
final class ArchivesOfPlans {

    record Made(long plan, long repository, String archive) {}

    /** That jobs of the time before this collection have been looked through. */
    record Filled(boolean all) {}

    private static final int PAGE = 500;
    private static final Kind<Made> KIND = Kind.of("plan_archives", Made.class, Index.on("made", "plan", "repository"));
    private static final Kind<Filled> FILLED = Kind.of("plan_archives_filled", Filled.class);

    private final State state;

    /** After the jobs' kind was opened. */
    ArchivesOfPlans(State state) {
        this.state = state;
        state.open(KIND, FILLED);
        if (!state.read(ArchivesOfPlans::isFilled)) {
            fill();
        }
    }

    private static boolean isFilled(Reading reading) {
        return reading.count(Query.all(FILLED.name())) > 0;
    }

    /** Once: what the jobs say that ended before this collection was there. */
    private void fill() {
        state.write(DURABLE, writing -> {
            if (isFilled(writing)) {
                return false; // by another component, just then
            }
            long before = Long.MAX_VALUE;
            for (int size = PAGE; size == PAGE; ) {
                var query = Query.by(JobDocument.KIND.name(), "operation", "create")
                        .below(before)
                        .newestFirst()
                        .limit(PAGE);
                var page = writing.find(JobDocument.KIND, query);
                page.forEach(stored -> keep(writing, stored.value().job(stored.id())));
                size = page.size();
                before = size == 0 ? 0 : page.get(size - 1).id();
            }
            writing.add(FILLED, writing.nextId(FILLED), new Filled(true));
            return true;
        });
    }

    /** Notes the archive of a job, if it has made one for a plan. */
    static void keep(Writing writing, Job job) {
        made(job).ifPresent(made -> writing.add(KIND, writing.nextId(KIND), made));
    }

    private static Optional<Made> made(Job job) {
        var origin = job.origin();
        var repository = job.repository();
        return origin == null || repository == null || !job.operation().equals("create")
                ? Optional.empty()
                : job.results()
                        .text("archiveId")
                        .map(archive -> new Made(origin.plan().value(), repository.value(), archive));
    }

    Set<String> of(PlanId plan, RepositoryId repository) {
        return state.find(KIND, Query.by(KIND.name(), "made", plan.value(), repository.value())).stream()
                .map(stored -> stored.value().archive())
                .collect(Collectors.toSet());
    }

    /** Forgets what no plan and no repository is there for any more; returns how many it were. */
    int forget(BiPredicate<PlanId, RepositoryId> there) {
        var gone = state.find(KIND, Query.all(KIND.name())).stream()
                .filter(stored -> !there.test(
                        new PlanId(stored.value().plan()),
                        new RepositoryId(stored.value().repository())))
                .toList();
        if (!gone.isEmpty()) {
            state.write(DURABLE, writing -> {
                gone.forEach(stored -> writing.delete(KIND, stored.id()));
                return gone.size();
            });
        }
        return gone.size();
    }
}
