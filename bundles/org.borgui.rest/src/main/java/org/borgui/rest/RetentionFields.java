package org.borgui.rest;

import org.borgui.api.plan.Retention;

/** Rules of retention as they stand in bodies: {@code keep_daily} and so on, with what clients may leave out. */
public final class RetentionFields {

    private RetentionFields() {}

    /**
     * What was sent, laid over what is.
     *
     * @param prefix such as {@code prune_keep_}
     */
    public static Retention over(Retention now, PartialBody body, String prefix) {
        return new Retention(
                body.number(prefix + "hourly").orElse(now.hourly()),
                body.number(prefix + "daily").orElse(now.daily()),
                body.number(prefix + "weekly").orElse(now.weekly()),
                body.number(prefix + "monthly").orElse(now.monthly()),
                body.number(prefix + "quarterly").orElse(now.quarterly()),
                body.number(prefix + "yearly").orElse(now.yearly()),
                body.has(prefix + "within") ? body.text(prefix + "within").orElse(null) : now.within());
    }
}
