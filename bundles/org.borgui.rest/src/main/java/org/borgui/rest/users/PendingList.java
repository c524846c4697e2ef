package org.borgui.rest.users;

import java.util.List;
import org.borgui.api.access.OidcService.Waiting;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** People who have yet to be let in. */
public record PendingList(List<PendingItem> users) {

    /** One of them. */
    public record PendingItem(
            long id,
            String username,
            @Nullable String fullName,
            @Nullable String email,
            String providerName,
            String askedAt) {

        static PendingItem of(Waiting waiting) {
            return new PendingItem(
                    waiting.user().value(),
                    waiting.username(),
                    waiting.fullName().orElse(null),
                    waiting.email().orElse(null),
                    waiting.providerName(),
                    Times.text(waiting.since()));
        }
    }
}
