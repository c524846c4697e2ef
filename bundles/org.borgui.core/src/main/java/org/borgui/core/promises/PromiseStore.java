package org.borgui.core.promises;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.notice.Notice;
import org.borgui.core.notices.Outbox;
import org.borgui.spi.state.Query;
import org.borgui.state.State;

/** How promises stand, kept together with what is told of them. Any thread. */
final class PromiseStore {

    private final State state;
    private final Outbox outbox;

    PromiseStore(State state, Clock clock) {
        this.state = state;
        this.outbox = new Outbox(state, clock);
        state.open(StandingDocument.KIND);
    }

    Optional<StandingDocument> find(PlanId plan, RepositoryId repository) {
        return state
                .find(
                        StandingDocument.KIND,
                        Query.by("promises", "key", StandingDocument.key(plan.value(), repository.value())))
                .stream()
                .map(org.borgui.state.Stored::value)
                .findFirst();
    }

    List<StandingDocument> all() {
        return state.find(StandingDocument.KIND, Query.all("promises")).stream()
                .map(org.borgui.state.Stored::value)
                .toList();
    }

    StandingDocument add(StandingDocument begun) {
        return state.write(DURABLE, writing -> {
            long id = writing.nextId(StandingDocument.KIND);
            return writing.add(StandingDocument.KIND, id, begun).value();
        });
    }

    void change(StandingDocument old, UnaryOperator<StandingDocument> change, Optional<Notice> notice) {
        state.write(DURABLE, writing -> {
            notice.ifPresent(told -> outbox.put(writing, told));
            writing.find(StandingDocument.KIND, Query.by("promises", "key", old.key()))
                    .forEach(stored -> writing.put(StandingDocument.KIND, stored.with(change.apply(stored.value()))));
            return old;
        });
    }

    /** Nobody promises it any more. */
    void remove(StandingDocument gone) {
        state.write(DURABLE, writing -> {
            writing.find(StandingDocument.KIND, Query.by("promises", "key", gone.key()))
                    .forEach(stored -> writing.delete(StandingDocument.KIND, stored.id()));
            return gone;
        });
    }
}
