package org.borgui.core.retention;

import java.util.Map;
import org.borgui.api.job.Parameters;
import org.borgui.api.plan.Retention;

/** Retention as parameters of a job. */
public final class RetentionWords {

    private static final String WITHIN = "within";

    private RetentionWords() {}

    /** The rules as named texts. */
    public static Parameters of(Retention retention) {
        var words = Parameters.none();
        var counts = Map.of(
                "hourly", retention.hourly(),
                "daily", retention.daily(),
                "weekly", retention.weekly(),
                "monthly", retention.monthly(),
                "quarterly", retention.quarterly(),
                "yearly", retention.yearly());
        for (var count : counts.entrySet()) {
            words = words.with(count.getKey(), count.getValue().toString());
        }
        return retention.within() == null ? words : words.with(WITHIN, retention.within());
    }

    static Retention read(Parameters words) {
        return new Retention(
                number(words, "hourly"),
                number(words, "daily"),
                number(words, "weekly"),
                number(words, "monthly"),
                number(words, "quarterly"),
                number(words, "yearly"),
                words.text(WITHIN).orElse(null));
    }

    private static int number(Parameters words, String name) {
        return Integer.parseInt(words.required(name));
    }
}
