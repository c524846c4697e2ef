package org.borgui.borg;

import java.util.stream.Collectors;

/** A run of borg as the job's log shows it: the words, which never hold a secret. */
final class Shown {

    private Shown() {}

    static String words(Call call) {
        return call.words().stream().map(Shown::word).collect(Collectors.joining(" ", "$ borg ", ""));
    }

    private static String word(String word) {
        var visible = Visible.text(word);
        return visible.matches("[\\p{L}\\p{N}_./:=,@+-]+") ? visible : "'" + visible.replace("'", "'\\''") + "'";
    }
}
