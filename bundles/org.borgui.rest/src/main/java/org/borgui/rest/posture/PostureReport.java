package org.borgui.rest.posture;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.borgui.api.posture.Weakness;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** What was found at one moment, the worst first. */
record PostureReport(String lookedAt, List<Item> weaknesses) {

    /** One weakness; the severity is {@code high}, {@code medium} or {@code low}. */
    record Item(
            String id,
            String severity,
            String title,
            String reason,
            String remedy,
            @Nullable String page,
            String object) {

        private static Item of(Weakness found) {
            return new Item(
                    found.id(),
                    found.severity().name().toLowerCase(Locale.ROOT),
                    found.title(),
                    found.reason(),
                    found.remedy(),
                    found.page(),
                    found.object());
        }
    }

    static PostureReport of(Instant lookedAt, List<Weakness> found) {
        return new PostureReport(
                Times.text(lookedAt), found.stream().map(Item::of).toList());
    }
}
