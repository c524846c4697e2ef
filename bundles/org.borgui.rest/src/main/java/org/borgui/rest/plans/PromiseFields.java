package org.borgui.rest.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.borgui.api.RefusedException;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.PromiseService.Standing;
import org.borgui.api.plan.PromiseService.State;
import org.borgui.rest.Fields;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a plan promises, on the wire.
 *
 * @param by such as {@code 06:00}
 */
record PromiseFields(int everyDays, String by) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

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
        var days = object.get("every_days");
        var by = object.path("by").asText();
        if (days != null && !days.isNull() && !days.isInt()) {
            throw refused("The days of a promise are a whole number.");
        }
        if (!TIME.matcher(by).matches()) {
            throw refused("The time of a promise is an hour and a minute, such as 06:00.");
        }
        return new Promise(days == null || days.isNull() ? 1 : days.intValue(), LocalTime.parse(by));
    }

    private static RefusedException refused(String sentence) {
        return PlanBody.field("promise", "invalidPromise", sentence);
    }
}
