package org.borgui.core.notices;

import java.time.Instant;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Notice.Level;
import org.borgui.api.notice.Topic;

/** Notices about notices. */
final class Troubles {

    private Troubles() {}

    static Notice undelivered(DeliveryDocument given, String name, Instant now) {
        return new Notice(
                "subscription-%d-given-up-%d".formatted(given.subscription(), now.getEpochSecond() / 86_400),
                Topic.SCHEDULE_FAILED,
                Level.FAILURE,
                "Notices to '%s' do not arrive".formatted(name),
                """
                For a day nothing could be delivered to '%s': %s
                The first notice that was given up: %s
                In Settings, Notifications it can be sent again."""
                        .formatted(name, given.trouble(), given.notice().title()),
                now,
                null,
                null);
    }

    static Notice test(Instant now) {
        return new Notice(
                "test-" + now.toEpochMilli(),
                Topic.REPORT,
                Level.INFO,
                "Borg UI: a test",
                "This is how a notice of Borg UI arrives. Nothing has happened.",
                now,
                null,
                null);
    }
}
