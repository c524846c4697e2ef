package org.borgui.rest.notifications;

import java.util.List;
import java.util.Locale;
import org.borgui.api.notice.Delivery;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/**
 * One notice and how its delivery stands.
 *
 * @param status {@code waiting}, {@code delivered} or {@code given_up}
 */
record DeliveryItem(
        String key,
        String title,
        String message,
        String type,
        String at,
        String status,
        int attempts,
        @Nullable String nextAttemptAt,
        @Nullable String completedAt,
        @Nullable String trouble) {

    /** The newest first. */
    record Page(List<DeliveryItem> deliveries) {}

    static DeliveryItem of(Delivery delivery) {
        var notice = delivery.notice();
        return new DeliveryItem(
                notice.key(),
                notice.title(),
                notice.text(),
                notice.level().wire(),
                Times.text(notice.at()),
                delivery.state().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                Times.textOrNull(delivery.next()),
                Times.textOrNull(delivery.done()),
                delivery.trouble());
    }
}
