package org.borgui.core.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.notice.Subscription;
import org.borgui.api.notice.Topic;
import org.borgui.core.Fixture;
import org.borgui.vault.SealedPlace.Cell;
import org.borgui.vault.SealedPlace.Resealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedAddressesTest {

    private static final Secret ADDRESS = Secret.of("jsons://ops:secret@host.example");

    private final Subscriptions subscriptions;
    private final SealedAddresses place;

    SealedAddressesTest(@TempDir Path folder) {
        var server = new Fixture(folder);
        subscriptions = new Subscriptions(server.state, new Fixture.PlainVault());
        place = new SealedAddresses(server.state);
    }

    private Subscription ops() {
        return subscriptions.add(new Subscription(
                new SubscriptionId(0),
                "ops",
                ADDRESS,
                true,
                "[attic]",
                true,
                Set.of(Topic.values()),
                true,
                Set.of(),
                Fixture.NOW,
                null));
    }

    @Test
    void an_address_is_put_anew_and_all_else_of_its_subscription_stays() {
        var ops = ops();
        var context = "subscription/%s/address".formatted(ops.id().value());
        assertThat(place.cells()).containsExactly(new Cell(context, context + "|" + ADDRESS.reveal()));

        place.put(List.of(new Resealed(place.cells().get(0), context + "|" + "json://elsewhere.example")));

        var put = subscriptions.find(ops.id()).orElseThrow();
        assertThat(put.address()).isEqualTo(Secret.of("json://elsewhere.example"));
        assertThat(put).usingRecursiveComparison().ignoringFields("address").isEqualTo(ops);
    }

    @Test
    void one_that_was_removed_since_stays_removed() {
        var ops = ops();
        var listed = place.cells().get(0);
        subscriptions.remove(ops.id());

        place.put(List.of(new Resealed(listed, listed.sealed())));

        assertThat(place.cells()).isEmpty();
    }
}
