package org.borgui.catalog;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What archives of the same things have in common: the words of their names, without those that have digits in them. */
final class Series {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Series() {}

    /** Such as {@code photos} of {@code photos-2026-03-01T02:00:00}. A wrong guess costs room on the disk, and no more. */
    static String of(String archive) {
        return BETWEEN_WORDS
                .splitAsStream(archive)
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .collect(Collectors.joining("-"));
    }
}
