package org.borgui.api;

/** Identity of a plan; plans and schedules of the older kind share one rising sequence. */
public record PlanId(long value) {

    /** Reads what a path or query parameter carries. */
    public static PlanId fromString(String text) {
        return new PlanId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
