package org.borgui.core.promises;

import java.time.Instant;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.PromiseService.Standing;
import org.borgui.api.plan.PromiseService.State;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How a promise stands in one repository, as it is kept.
 *
 * @param key of the plan and the repository
 * @param promise what was promised, in words: another promise is another matter
 * @param judged up to this due time
 * @param broken since when; null while it is kept
 */
record StandingDocument(
        String key,
        long plan,
        long repository,
        String promise,
        Instant judged,
        @Nullable Instant broken,
        @Nullable String reason,
        @Nullable Instant lastGood) {

    static final Kind<StandingDocument> KIND =
            Kind.of("promises", StandingDocument.class, Index.unique("key", "key"), Index.on("plan", "plan"));

    /** From now on: what was due before is not looked at. */
    static StandingDocument begun(long plan, long repository, String promise, Instant now) {
        return new StandingDocument(key(plan, repository), plan, repository, promise, now, null, null, null);
    }

    static String key(long plan, long repository) {
        return plan + ":" + repository;
    }

    /** Something else is promised: what was due before is not looked at; that nothing good is there stays known. */
    StandingDocument promised(String other, Instant from) {
        return new StandingDocument(key, plan, repository, other, from, broken, reason, lastGood);
    }

    StandingDocument kept(Instant due, @Nullable Instant good) {
        return new StandingDocument(key, plan, repository, promise, due, null, null, good);
    }

    StandingDocument broken(Instant due, Instant now, String why) {
        return new StandingDocument(key, plan, repository, promise, due, broken == null ? now : broken, why, lastGood);
    }

    /** How it stands for people. Only what was good at a due time counts as kept. */
    Standing standing(Instant next) {
        var state = broken != null ? State.BROKEN : lastGood != null ? State.KEPT : State.PENDING;
        return new Standing(new RepositoryId(repository), state, broken, reason, lastGood, next);
    }
}
