package org.borgui.core.promises;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.notice.Notice;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Promise;
import org.borgui.api.repository.Repository;
import org.borgui.core.repositories.RepositoryRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each promise once it is due, and broken ones again until they are kept. Between two due times it does nothing unless
 * plans have changed: there may be ten thousand. {@link #look} is for one thread.
 */
final class Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Caller SELF = Caller.server("promises");

    /** So long is tried to look at a repository; with the pause between looks it makes ten minutes at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    /** A broken promise is looked at again that often, besides after each backup. */
    private static final Duration AGAIN = Duration.ofMinutes(15);

    /** After a repository could not be looked at. */
    private static final Duration SOON = Duration.ofSeconds(20);

    /** All plans are looked at that often, whatever is due. */
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    /** Whoever looks every half a minute and has not for so long was asleep: what was due meanwhile gets its patience yet. */
    private static final Duration ASLEEP = Duration.ofMinutes(5);

    /** A clock that was further ahead than this was wrong. */
    private static final Duration AHEAD = Duration.ofHours(25);

    private final PlanService plans;
    private final RepositoryRegistry registry;
    private final PromiseStore store;
    private final Circumstances circumstances;
    private final Looks looks;
    private final Clock clock;
    private final Map<String, Instant> lastLook = new ConcurrentHashMap<>();
    private final Map<RepositoryId, Instant> backups = new ConcurrentHashMap<>();
    private Instant quietUntil = Instant.MIN;
    private Instant awakeSince = Instant.MIN;
    private Instant lastTick = Instant.MIN;

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
        this.circumstances = circumstances;
        this.looks = new Looks(judge);
        this.clock = clock;
    }

    /** A backup has ended: what is broken there is looked at with the next look. */
    void backedUp(RepositoryId repository) {
        backups.put(repository, clock.instant());
        if (lastLook.keySet().removeIf(key -> key.endsWith(":" + repository))) {
            plansChanged();
        }
    }

    /** With the next look all plans are looked at, and not only when the next promise is due. */
    void plansChanged() {
        quietUntil = Instant.MIN;
    }

    /** Keeps what came of earlier looks, and begins those whose time has come. Answers whether something was told. */
    boolean look() {
        var now = clock.instant();
        if (lastTick.equals(Instant.MIN) || Duration.between(lastTick, now).compareTo(ASLEEP) > 0) {
            awakeSince = now;
        }
        lastTick = now;
        boolean told = false;
        for (var done : looks.done(one -> isOver(one.since(), now))) {
            told |= keepAlone(done, now);
        }
        if (!now.isBefore(quietUntil)) {
            lookAtAll(now);
        }
        return told;
    }

    private void lookAtAll(Instant now) {
        quietUntil = now.plus(LONGEST_QUIET);
        var current = new HashSet<String>();
        try {
            for (var plan : plans.list(SELF, Plan.Kind.PLAN)) {
                var promise = plan.promise();
                if (promise != null) {
                    plan.destinations()
                            .forEach(destination ->
                                    current.add(lookAlone(plan, promise, destination.repository(), now)));
                }
            }
            forgetBut(current);
        } catch (RuntimeException e) {
            quietUntil = now; // with the next tick
            throw e;
        }
    }

    private void forgetBut(Set<String> current) {
        store.all().stream()
                .filter(standing -> !current.contains(standing.key()))
                .forEach(store::remove);
        looks.forgetBut(current);
        lastLook.keySet().retainAll(current);
    }

    /** One that cannot be judged keeps no other from being. */
    private String lookAlone(Plan plan, Promise promise, RepositoryId repository, Instant now) {
        try {
            lookAt(plan, promise, repository, now);
        } catch (RuntimeException e) {
            LOG.error("The promise of plan {} could not be judged; it is tried again", plan.name(), e);
            beQuietUntil(now);
        }
        return StandingDocument.key(plan.id().value(), repository.value());
    }

    private void lookAt(Plan plan, Promise promise, RepositoryId repository, Instant now) {
        var zone = plan.schedule().zone();
        var standing = standing(plan, promise, repository, now);
        var due = promise.due(now, zone);
        beQuietUntil(promise.next(now, zone));
        boolean isDue = due.isAfter(standing.judged());
        if (isDue || (standing.broken() != null && mayLookAgain(standing.key(), now))) {
            looks.begin(new Looks.Look(plan, promise, repository, isDue ? due : now, due, now));
        } else if (standing.broken() != null) {
            beQuietUntil(now.plus(AGAIN));
        }
    }

    /** As it is kept; begun anew for another promise, and after a clock that was far ahead. */
    private StandingDocument standing(Plan plan, Promise promise, RepositoryId repository, Instant now) {
        var words = "%s %s".formatted(promise, plan.schedule().zone());
        var found = store.find(plan.id(), repository);
        if (found.isEmpty()) {
            return store.add(
                    StandingDocument.begun(plan.id().value(), repository.value(), words, promisedAt(plan, now)));
        }
        var standing = found.get();
        boolean ahead = standing.judged().isAfter(now.plus(AHEAD));
        if (!ahead && standing.promise().equals(words)) {
            return standing;
        }
        var from =
                ahead || promisedAt(plan, now).isAfter(standing.judged()) ? promisedAt(plan, now) : standing.judged();
        var anew = standing.promised(words, from);
        store.change(standing, old -> anew, Optional.empty());
        return anew;
    }

    /** The watcher looks at a plan a little later than it was written: what comes due meanwhile counts. */
    private static Instant promisedAt(Plan plan, Instant now) {
        var written = Optional.ofNullable(plan.updated()).orElse(plan.created());
        return written.isAfter(now) ? now : written;
    }

    private boolean mayLookAgain(String key, Instant now) {
        var last = lastLook.get(key);
        return last == null || last.plus(AGAIN).isBefore(now) || last.isAfter(now);
    }

    private void beQuietUntil(Instant time) {
        quietUntil = time.isBefore(quietUntil) ? time : quietUntil;
    }

    private boolean isOver(Instant due, Instant now) {
        return now.isAfter((due.isAfter(awakeSince) ? due : awakeSince).plus(PATIENCE));
    }

    private boolean keepAlone(Looks.Done done, Instant now) {
        try {
            return keep(done, now);
        } catch (RuntimeException e) {
            LOG.error("It could not be kept how a promise stands; it is judged again", e);
            beQuietUntil(now);
            return false;
        }
    }

    private boolean keep(Looks.Done done, Instant now) {
        var look = done.look();
        var found = store.find(look.plan().id(), look.repository());
        if (found.isEmpty()) {
            return false;
        }
        var standing = found.get();
        if (done.verdict() instanceof Verdict.Good good) {
            lastLook.remove(standing.key());
            var told = keptAgain(look, standing, good, now);
            store.change(standing, old -> old.kept(look.due(), good.start()), told);
            return told.isPresent();
        }
        if (isOutdated(look)) {
            plansChanged();
        } else {
            lastLook.put(standing.key(), now);
        }
        boolean patient = done.verdict() instanceof Verdict.Unknown && !isOver(look.due(), now);
        beQuietUntil(now.plus(patient ? SOON : AGAIN));
        if (patient || (standing.broken() != null && !look.due().isAfter(standing.judged()))) {
            return false;
        }
        var why = circumstances.sentence(done.verdict(), look.plan(), look.repository());
        var told = standing.broken() == null ? broken(look, why) : Optional.<Notice>empty();
        store.change(standing, old -> old.broken(look.due(), now, why), told);
        LOG.warn(
                "Plan {} does not keep its promise in repository {}: {}",
                look.plan().name(),
                look.repository(),
                why);
        return told.isPresent();
    }

    /** Whether a backup has ended in the repository since the look began: it may not have seen the archive. */
    private boolean isOutdated(Looks.Look look) {
        var backup = backups.get(look.repository());
        return backup != null && !backup.isBefore(look.begun());
    }

    private Optional<Notice> broken(Looks.Look look, String why) {
        return Optional.of(PromiseNotices.broken(
                look.plan(), look.promise(), look.repository(), name(look.repository()), look.due(), why));
    }

    private Optional<Notice> keptAgain(Looks.Look look, StandingDocument standing, Verdict.Good good, Instant now) {
        return Optional.ofNullable(standing.broken())
                .map(since -> PromiseNotices.keptAgain(
                        look.plan(),
                        look.promise(),
                        look.repository(),
                        name(look.repository()),
                        since,
                        good.start(),
                        now));
    }

    private String name(RepositoryId id) {
        return registry.find(id).map(Repository::name).orElse(id.toString());
    }

    /** Whether a look goes on, whose outcome the next {@link #look} keeps. */
    boolean isLooking() {
        return looks.goOn();
    }

    void close() {
        looks.close();
    }
}
