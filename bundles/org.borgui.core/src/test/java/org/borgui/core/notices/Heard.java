package org.borgui.core.notices;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Subscription;
import org.borgui.api.notice.Topic;
import org.borgui.core.Fixture;
import org.borgui.spi.state.Query;
import org.borgui.state.Stored;

/** Somebody who has subscribed to everything; what is to be told stays in the outbox, for tests to read. */
public final class Heard {

    private final Fixture server;

    public Heard(Fixture server) {
        this.server = server;
        new Subscriptions(server.state, new Fixture.PlainVault())
                .add(new Subscription(
                        new SubscriptionId(0),
                        "all",
                        Secret.of("box://all.example"),
                        true,
                        null,
                        false,
                        Set.of(Topic.values()),
                        true,
                        Set.of(),
                        Clock.systemUTC().instant(),
                        null));
    }

    /** The oldest first, of one topic. */
    public List<Notice> notices(Topic topic) {
        return server.state.find(DeliveryDocument.KIND, Query.all("deliveries")).stream()
                .sorted(Comparator.comparing(Stored::id))
                .map(stored -> stored.value().notice())
                .filter(notice -> notice.topic() == topic)
                .toList();
    }
}
