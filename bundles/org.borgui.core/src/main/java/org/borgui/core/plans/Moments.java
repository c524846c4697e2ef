package org.borgui.core.plans;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times in sentences for people. */
final class Moments {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Moments() {}

    /** Such as {@code 2026-03-01 02:00 (Europe/Berlin)}. */
    static String text(Instant time, ZoneId zone) {
        return "%s (%s)".formatted(MINUTE.format(time.atZone(zone)), zone.getId());
    }
}
