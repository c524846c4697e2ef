package org.borgui.rest;

/** The answer of a call that has nothing else to tell; the message is a key. */
public record Done(boolean success, String message) {

    /** It was done. */
    public static Done of(String message) {
        return new Done(true, message);
    }
}
