package org.borgui.api.plan;

import org.borgui.api.archive.Archive;
import org.jspecify.annotations.Nullable;

/**
 * What retention makes of an archive.
 *
 * @param rule by which it is kept, such as {@code daily}; null when it is dropped
 * @param number how many archives this rule has kept by then, counted from 1 at the newest; 0 when it is dropped
 */
public record Kept(Archive archive, @Nullable String rule, int number) {

    public boolean isKept() {
        return rule != null;
    }
}
