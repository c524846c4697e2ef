package org.borgui.catalog.index;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Borg's local times as numbers, as long as they can be made the same texts again. */
final class Times {

    /** No number: the text has to be kept as it is. */
    static final long NONE = Long.MIN_VALUE;

    private static final int WHOLE = 19;
    private static final int WITH_MICROS = 26;
    private static final long MICROS = 1_000_000;
    private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddddd";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ALL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final int[] BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private Times() {}

    static boolean hasMicros(String text) {
        return text.length() == WITH_MICROS;
    }

    /** Microseconds since 1970, or {@link #NONE}. */
    static long micros(String text) {
        if ((text.length() != WHOLE && text.length() != WITH_MICROS) || !isOfForm(text)) {
            return NONE;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || day > days(year, month) || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        long seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        return seconds * MICROS + (hasMicros(text) ? digits(text, 20, 26) : 0);
    }

    static String text(long micros, boolean withMicros) {
        var time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1_000, ZoneOffset.UTC);
        return (withMicros ? ALL : SECONDS).format(time);
    }

    private static boolean isOfForm(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char expected = FORM.charAt(i);
            if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int days(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : BEFORE_MONTH[month] - BEFORE_MONTH[month - 1];
    }

    /** Days since 1970. */
    private static long days(int year, int month, int day) {
        long before = year - 1L;
        long leaps = Math.floorDiv(before, 4) - Math.floorDiv(before, 100) + Math.floorDiv(before, 400);
        int inYear = BEFORE_MONTH[month - 1] + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
        return before * 365 + leaps + inYear - 719_162;
    }
}
