package org.borgui.core.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at repositories that go on, each on a thread, a few at a time: many promises are due at the same minute. */
final class Looks {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final int AT_ONCE = 8;

    /**
     * What is looked for.
     *
     * @param since from when the patience with it counts
     * @param due what it is judged for
     */
    record Look(Plan plan, Promise promise, RepositoryId repository, Instant since, Instant due, Instant begun) {

        String key() {
            return StandingDocument.key(plan.id().value(), repository.value());
        }

        /** Whether another look would find the same. */
        boolean isLike(Look other) {
            return plan.equals(other.plan) && due.equals(other.due);
        }
    }

    /** A look that is over. */
    record Done(Look look, Verdict verdict) {}

    private record Going(Look look, Future<Verdict> verdict) {}

    private final Judge judge;
    private final Map<String, Going> going = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(task, "promise-look"));

    Looks(Judge judge) {
        this.judge = judge;
    }

    /** Does nothing while the same is being looked for; a look at what has changed since is broken off. */
    void begin(Look look) {
        var before = going.get(look.key());
        if (before != null && before.look().isLike(look)) {
            return;
        }
        if (before != null) {
            before.verdict().cancel(true);
        }
        var since = look.promise().since(look.due(), look.plan().schedule().zone());
        var verdict = threads.submit(() -> judge.judge(look.plan(), look.repository(), since, look.begun()));
        going.put(look.key(), new Going(look, verdict));
    }

    /** Takes those out that are over, or for which no more patience is left. */
    List<Done> done(Predicate<Look> noPatience) {
        var done = new ArrayList<Done>();
        for (var one : List.copyOf(going.values())) {
            boolean over = one.verdict().isDone();
            if (over || noPatience.test(one.look())) {
                going.remove(one.look().key());
                one.verdict().cancel(true);
                done.add(new Done(
                        one.look(),
                        over ? result(one.verdict()) : new Verdict.Unknown("The repository does not answer.")));
            }
        }
        return done;
    }

    private static Verdict result(Future<Verdict> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Unknown("The server is being stopped.");
        } catch (ExecutionException e) {
            LOG.error("A repository could not be looked at", e.getCause());
            return new Verdict.Unknown("The server made a mistake; its own log has the details.");
        }
    }

    void forgetBut(Set<String> current) {
        going.values()
                .removeIf(one ->
                        !current.contains(one.look().key()) && one.verdict().cancel(true));
    }

    boolean goOn() {
        return !going.isEmpty();
    }

    void close() {
        threads.shutdownNow();
    }
}
