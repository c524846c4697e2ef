package org.borgui.core.promises;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.notice.Notice;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Promise;
import org.borgui.api.repository.Repository;
import org.borgui.core.repositories.RepositoryRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each promise once it is due, and broken ones again until they are kept. A look at a repository happens on a thread
 * of its own: one that hangs delays no other, and counts as broken after a while. {@link #look} itself is for one thread.
 */
final class Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Caller SELF = Caller.server("promises");

    /** So long is tried to look at a repository that is busy; with the pause between looks it makes ten minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    /** A broken promise is looked at again that often, besides after each backup. */
    private static final Duration AGAIN = Duration.ofMinutes(15);

    /** A clock that was further ahead than this was wrong. */
    private static final Duration AHEAD = Duration.ofHours(25);

    private record Asked(Instant at, Future<Verdict> verdict) {}

    private final PlanService plans;
    private final RepositoryRegistry registry;
    private final PromiseStore store;
    private final Judge judge;
    private final Circumstances circumstances;
    private final Clock clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastLook = new ConcurrentHashMap<>();
    private final ExecutorService looks = Executors.newCachedThreadPool(task -> new Thread(task, "promise-look"));

    Watcher(
            PlanService plans,
            RepositoryRegistry registry,
            PromiseStore store,
            Judge judge,
            Circumstances circumstances,
            Clock clock) {
        this.plans = plans;
        this.registry = registry;
        this.store = store;
        this.judge = judge;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    /** A backup has ended: what is broken there is looked at with the next look. */
    void backedUp(RepositoryId repository) {
        lastLook.keySet().removeIf(key -> key.endsWith(":" + repository));
    }

    /** Begins what is to be looked at, and keeps what came of earlier looks. Answers whether something was told. */
    boolean look() {
        boolean told = false;
        var current = new HashSet<String>();
        for (var plan : plans.list(SELF, Plan.Kind.PLAN)) {
            var promise = plan.promise();
            if (promise == null) {
                continue;
            }
            for (var destination : plan.destinations()) {
                current.add(StandingDocument.key(
                        plan.id().value(), destination.repository().value()));
                told |= lookAlone(plan, promise, destination.repository());
            }
        }
        forgetBut(current);
        return told;
    }

    private void forgetBut(Set<String> current) {
        for (var standing : store.all()) {
            if (!current.contains(standing.key())) {
                store.remove(standing);
                asked.remove(standing.key());
            }
        }
    }

    /** One that cannot be judged keeps no other from being. */
    private boolean lookAlone(Plan plan, Promise promise, RepositoryId repository) {
        try {
            return look(plan, promise, repository);
        } catch (RuntimeException e) {
            LOG.error("The promise of plan {} could not be judged; it is tried again", plan.name(), e);
            return false;
        }
    }

    private boolean look(Plan plan, Promise promise, RepositoryId repository) {
        var now = clock.instant();
        var found = store.find(plan.id(), repository);
        if (found.isEmpty() || found.get().judged().isAfter(now.plus(AHEAD))) {
            found.ifPresent(store::remove);
            store.add(StandingDocument.begun(plan.id().value(), repository.value(), promisedAt(plan, now)));
            return false;
        }
        var standing = found.get();
        var due = promise.due(now, plan.schedule().zone());
        boolean isDue = due.isAfter(standing.judged());
        if (!isDue && (standing.broken() == null || !mayLookAgain(standing.key(), now))) {
            return false;
        }
        var since = promise.since(due, plan.schedule().zone());
        return ask(standing.key(), plan, repository, since, now)
                .map(verdict -> keep(plan, promise, standing, due, verdict, now))
                .orElse(false);
    }

    /** The watcher looks at a plan a little later than it was written: what comes due meanwhile counts. */
    private static Instant promisedAt(Plan plan, Instant now) {
        var written = Optional.ofNullable(plan.updated()).orElse(plan.created());
        return written.isAfter(now) ? now : written;
    }

    private boolean mayLookAgain(String key, Instant now) {
        var last = lastLook.get(key);
        return asked.containsKey(key) || last == null || last.plus(AGAIN).isBefore(now) || last.isAfter(now);
    }

    /** Empty while the look goes on. */
    private Optional<Verdict> ask(String key, Plan plan, RepositoryId repository, Instant since, Instant now) {
        var one = asked.computeIfAbsent(
                key, same -> new Asked(now, looks.submit(() -> judge.judge(plan, repository, since))));
        if (!one.verdict().isDone()) {
            return isOver(one.at(), now)
                    ? Optional.of(new Verdict.Unknown("The repository does not answer."))
                    : Optional.empty();
        }
        asked.remove(key);
        lastLook.put(key, now);
        return Optional.of(result(one.verdict()));
    }

    private static Verdict result(Future<Verdict> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Unknown("The server is being stopped.");
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.error("A repository could not be looked at", e.getCause());
            return new Verdict.Unknown("The server made a mistake; its own log has the details.");
        }
    }

    private static boolean isOver(Instant since, Instant now) {
        return now.isAfter(since.plus(PATIENCE));
    }

    private boolean keep(
            Plan plan, Promise promise, StandingDocument standing, Instant due, Verdict verdict, Instant now) {
        if (verdict instanceof Verdict.Good good) {
            var told = keptAgain(plan, promise, standing, good, now);
            store.change(standing, old -> old.kept(due, good.start()), told);
            return told.isPresent();
        }
        boolean patient = verdict instanceof Verdict.Unknown && !isOver(due, now);
        if (patient || (standing.broken() != null && !due.isAfter(standing.judged()))) {
            return false;
        }
        var why = why(plan, new RepositoryId(standing.repository()), verdict);
        var told = standing.broken() == null ? broken(plan, promise, standing, due, why) : Optional.<Notice>empty();
        store.change(standing, old -> old.broken(due, now, why), told);
        LOG.warn("Plan {} does not keep its promise in repository {}: {}", plan.name(), standing.repository(), why);
        return told.isPresent();
    }

    private String why(Plan plan, RepositoryId repository, Verdict verdict) {
        var sentences = new ArrayList<String>();
        if (verdict instanceof Verdict.Bad bad) {
            sentences.add(bad.why());
        } else if (verdict instanceof Verdict.Unknown unknown) {
            sentences.add("The archives could not be looked at: " + unknown.why());
        }
        boolean off = plan.destinations().stream()
                .filter(destination -> destination.repository().equals(repository))
                .noneMatch(Destination::enabled);
        if (off) {
            sentences.add("The repository is switched off in the plan.");
        }
        sentences.addAll(circumstances.of(plan, repository));
        return String.join(" ", sentences);
    }

    private Optional<Notice> broken(Plan plan, Promise promise, StandingDocument standing, Instant due, String why) {
        var repository = new RepositoryId(standing.repository());
        return Optional.of(PromiseNotices.broken(plan, promise, repository, name(repository), due, why));
    }

    private Optional<Notice> keptAgain(
            Plan plan, Promise promise, StandingDocument standing, Verdict.Good good, Instant now) {
        var repository = new RepositoryId(standing.repository());
        return Optional.ofNullable(standing.broken())
                .map(since -> PromiseNotices.keptAgain(
                        plan, promise, repository, name(repository), since, good.start(), now));
    }

    private String name(RepositoryId id) {
        return registry.find(id).map(Repository::name).orElse(id.toString());
    }

    /** Whether a look goes on, whose outcome the next {@link #look} keeps. */
    boolean isLooking() {
        return !asked.isEmpty();
    }

    void close() {
        looks.shutdownNow();
    }
}
