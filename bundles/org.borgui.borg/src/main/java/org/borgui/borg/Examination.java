package org.borgui.borg;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.borgui.api.job.Parameters;

/**
 * How far a check goes.
 *
 * @param seconds after which it stops and goes on the next time, 0 for a whole check
 */
record Examination(long seconds, Set<Flag> flags) {

    /** Borg's own flags that repair nothing. */
    enum Flag {
        REPOSITORY_ONLY,
        ARCHIVES_ONLY,
        VERIFY_DATA;

        /** As borg takes it, such as {@code --verify-data}. */
        String word() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** From the parameters {@code maxSeconds} and {@code flags}; refuses what is not known. */
    static Examination of(Parameters told) {
        return new Examination(told.text("maxSeconds").map(Long::parseLong).orElse(0L), flags(told.list("flags")));
    }

    private static Set<Flag> flags(List<String> words) {
        var flags = new TreeSet<Flag>();
        for (var word : words) {
            for (var flag : Flag.values()) {
                if (flag.word().equals(word)) {
                    flags.add(flag);
                }
            }
        }
        if (flags.size() != Set.copyOf(words).size()) {
            throw new IllegalArgumentException("a check knows not all of " + words);
        }
        return flags;
    }
}
