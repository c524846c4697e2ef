package org.borgui.vault;

/**
 * A sealed text, taken apart: {@code v2:<name of the key>:<nonce, ciphertext, tag>}; before there was a ring
 * {@code v1:<nonce, ciphertext, tag>}.
 *
 * @param key its name, empty when this was never sealed
 */
record Sealed(String key, String body) {

    private static final String FORMAT = "v2:";
    private static final String FIRST_FORMAT = Ring.FIRST + ":";

    static Sealed of(String text) {
        if (text.startsWith(FIRST_FORMAT)) {
            return new Sealed(Ring.FIRST, text.substring(FIRST_FORMAT.length()));
        }
        int colon = text.indexOf(':', FORMAT.length());
        return text.startsWith(FORMAT) && colon > 0
                ? new Sealed(text.substring(FORMAT.length(), colon), text.substring(colon + 1))
                : new Sealed("", "");
    }

    String text() {
        return FORMAT + key + ":" + body;
    }

    /** What is between the first and the last word of a context. */
    static String id(String context) {
        int first = context.indexOf('/');
        int last = context.lastIndexOf('/');
        return first < last ? context.substring(first + 1, last) : context;
    }

    /** The kind of a context: its first and its last word. */
    static String kind(String context) {
        var words = context.split("/", -1);
        return words.length == 1 ? words[0] : words[0] + "/" + words[words.length - 1];
    }
}
