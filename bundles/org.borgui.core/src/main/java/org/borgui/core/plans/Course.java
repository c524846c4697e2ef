package org.borgui.core.plans;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.Run.State;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes.
 *
 * @param cancelledBy who asked to begin nothing more of it; null while nobody has
 * @param refused by the number of a repository: why no job could be made for it
 * @param ends how its parts ended, once all have
 */
record Course(
        State state,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String reason,
        @Nullable String cancelledBy,
        Map<String, String> refused,
        List<End> ends) {

    /** How a part ended. */
    record End(long repository, State state, @Nullable String reason) {}

    static Course pending(@Nullable String reason) {
        return new Course(State.PENDING, null, null, reason, null, Map.of(), List.of());
    }

    static Course skipped(Instant now, String reason) {
        return new Course(State.SKIPPED, null, now, reason, null, Map.of(), List.of());
    }

    Course begun(Instant now) {
        return started == null ? new Course(State.RUNNING, now, ended, reason, cancelledBy, refused, ends) : this;
    }

    Course cancelled(String by) {
        return new Course(state, started, ended, reason, by, refused, ends);
    }

    Course refused(RepositoryId repository, String sentence) {
        var more = new HashMap<>(refused);
        more.put(repository.toString(), sentence);
        return new Course(state, started, ended, reason, cancelledBy, more, ends);
    }

    Course ended(State end, Instant now, @Nullable String why, List<End> parts) {
        return new Course(end, started, now, why == null ? reason : why, cancelledBy, refused, parts);
    }
}
