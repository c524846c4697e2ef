package org.borgui.api;

/** Identity of a subscription to notices; never reused. */
public record SubscriptionId(long value) {

    /** Reads what a path carries. */
    public static SubscriptionId fromString(String text) {
        return new SubscriptionId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
