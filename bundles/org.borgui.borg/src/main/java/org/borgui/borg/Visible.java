package org.borgui.borg;

/** Makes characters visible that a terminal or a browser would obey: file names can hold any. */
final class Visible {

    private Visible() {}

    /** On one line. */
    static String text(String text) {
        if (text.codePoints().noneMatch(Visible::isObeyed)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isObeyed(c)) {
                shown.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\u%04x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isObeyed(int c) {
        var type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
