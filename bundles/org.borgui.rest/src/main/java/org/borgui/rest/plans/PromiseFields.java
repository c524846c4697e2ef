package org.borgui.rest.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.PromiseService.Standing;
import org.borgui.api.plan.PromiseService.State;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a plan promises, on the wire.
 *
 * @param by such as {@code 06:00}
 */
record PromiseFields(int everyDays, String by) {

    /**
     * How it stands in one repository.
     *
     * @param state {@code pending}, {@code kept} or {@code broken}
     */
    record StandingItem(
            long repositoryId,
            String state,
            @Nullable String since,
            @Nullable String reason,
            @Nullable String lastGood,
            String next) {

        static List<StandingItem> of(List<Standing> standings, Predicate<Standing> visible) {
            return standings.stream().filter(visible).map(StandingItem::of).toList();
        }

        private static StandingItem of(Standing standing) {
            State state = standing.state();
            return new StandingItem(
                    standing.repository().value(),
                    state.name().toLowerCase(Locale.ROOT),
                    Times.textOrNull(standing.since()),
                    standing.reason(),
                    Times.textOrNull(standing.lastGood()),
                    Times.text(standing.next()));
        }
    }

    static @Nullable PromiseFields of(@Nullable Promise promise) {
        return promise == null
                ? null
                : new PromiseFields(promise.days(), promise.by().toString());
    }

    /** Null takes a promise away. */
    static @Nullable Promise read(@Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return null;
        }
        if (!(sent instanceof ObjectNode object)) {
            throw Fields.wrongType("promise", "an object with 'every_days' and 'by'");
        }
        var fields = new PartialBody(object);
        try {
            return new Promise(fields.number("every_days").orElse(1), LocalTime.parse(fields.required("by")));
        } catch (DateTimeException e) {
            var refused = PlanBody.field(
                    "promise", "invalidPromise", "The time of a promise is an hour and a minute, such as 06:00.");
            refused.initCause(e);
            throw refused;
        }
    }
}
