package org.borgui.core.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;
import static org.borgui.testkit.Await.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.notice.Delivery.State;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Subscription;
import org.borgui.api.notice.Topic;
import org.borgui.core.Fixture;
import org.borgui.core.jobs.JobEnds;
import org.borgui.spi.notice.AddressParts;
import org.borgui.spi.notice.Notifier;
import org.borgui.spi.state.Query;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DeliveriesTest {

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final Mailbox mailbox = new Mailbox();
    private final Notifiers notifiers = new Notifiers();
    private Fixture server;
    private Outbox outbox;
    private Deliveries deliveries;
    private Notifications notifications;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        outbox = new Outbox(server.state, clock);
        notifiers.addNotifier(mailbox, Map.of("borgui.notifier.schemes", new String[] {"box"}));
        restart();
    }

    private void restart() {
        deliveries = new Deliveries(server.state, new Fixture.PlainVault(), notifiers, new JobEnds(), clock);
        notifications = new Notifications(
                server.state,
                new Fixture.PlainVault(),
                notifiers,
                deliveries,
                server.registry,
                new AdminsOnly(),
                clock);
    }

    @AfterEach
    void stop() throws InterruptedException {
        deliveries.close();
    }

    private SubscriptionId subscribe(String name, Topic... topics) {
        return notifications
                .add(
                        ANA,
                        new Subscription(
                                new SubscriptionId(0),
                                name,
                                Secret.of("box://user:geheim@" + name + ".example"),
                                true,
                                "[home]",
                                true,
                                Set.of(topics),
                                true,
                                Set.of(),
                                clock.instant(),
                                null))
                .id();
    }

    private Notice failure(String key) {
        return new Notice(
                key,
                Topic.BACKUP_FAILED,
                Notice.Level.FAILURE,
                "Backup failed\r\nBcc: everybody",
                "The disk is full.",
                clock.instant(),
                new RepositoryId(1),
                "nightly");
    }

    private void tell(String key) {
        outbox.put(failure(key));
        deliveries.wake();
    }

    private long count(SubscriptionId id, State state) {
        return outbox.count(id.value(), state);
    }

    @Test
    void whoever_has_subscribed_to_a_topic_is_told_once() {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        var boss = subscribe("boss", Topic.BACKUP_SUCCEEDED);
        tell("job-1-ended");
        until(() -> count(ops, State.DELIVERED) == 1);
        tell("job-1-ended");
        tell("job-2-ended");
        until(() -> count(ops, State.DELIVERED) == 2);
        assertThat(mailbox.keys()).containsExactly("job-1-ended", "job-2-ended");
        assertThat(notifications.deliveries(ANA, boss, 10)).isEmpty();
    }

    @Test
    void a_title_is_one_line_and_dressed_for_its_reader() {
        subscribe("ops", Topic.BACKUP_FAILED);
        tell("job-1-ended");
        until(() -> mailbox.received.size() == 1);
        assertThat(mailbox.received.get(0).title()).isEqualTo("[home] nightly: Backup failed Bcc: everybody");
    }

    @Test
    void what_is_about_other_repositories_is_not_told() {
        var music = server.repository("music").id();
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        var old = notifications.get(ANA, ops);
        notifications.replace(
                ANA,
                new Subscription(
                        ops,
                        "ops",
                        old.address(),
                        true,
                        null,
                        false,
                        old.topics(),
                        false,
                        Set.of(music),
                        clock.instant(),
                        null));
        outbox.put(new Notice(
                "other",
                Topic.BACKUP_FAILED,
                Notice.Level.FAILURE,
                "t",
                "x",
                clock.instant(),
                new RepositoryId(99),
                null));
        outbox.put(
                new Notice("mine", Topic.BACKUP_FAILED, Notice.Level.FAILURE, "t", "x", clock.instant(), music, null));
        deliveries.wake();
        until(() -> count(ops, State.DELIVERED) == 1);
        assertThat(mailbox.keys()).containsExactly("mine");
    }

    @Test
    void a_change_that_is_not_kept_tells_nothing() {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        assertThatThrownBy(() -> server.state.write(org.borgui.spi.state.StateStore.Durability.DURABLE, writing -> {
                    outbox.put(writing, failure("job-1-ended"));
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(notifications.deliveries(ANA, ops, 10)).isEmpty();
    }

    /** A server that does not answer for six hours: everything arrives afterwards, once. */
    @Test
    void what_cannot_be_delivered_waits_and_arrives_once() {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        mailbox.trouble = "The mail server does not answer.";
        tell("job-1-ended");
        until(() -> mailbox.tries.get() == 1 && count(ops, State.WAITING) == 1);
        tell("job-2-ended");
        for (int hours = 0; hours < 6; hours++) {
            int before = mailbox.tries.get();
            clock.advance(Duration.ofMinutes(61));
            deliveries.wake();
            until(() -> mailbox.tries.get() > before);
        }
        assertThat(notifications.health(ANA, ops).trouble()).isEqualTo("The mail server does not answer.");
        assertThat(mailbox.received).isEmpty();

        mailbox.trouble = "";
        clock.advance(Duration.ofMinutes(61));
        deliveries.wake();
        until(() -> count(ops, State.DELIVERED) == 2);
        assertThat(mailbox.keys()).containsExactlyInAnyOrder("job-1-ended", "job-2-ended");
        assertThat(notifications.health(ANA, ops).trouble()).isNull();
        assertThat(notifications.health(ANA, ops).failingSince()).isNull();
    }

    @Test
    void what_is_switched_off_or_renamed_leaves_what_was_given_up() {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        mailbox.trouble = "The mail server does not answer.";
        tell("job-1-ended");
        until(() -> mailbox.tries.get() == 1
                && outbox.waiting(ops.value(), 1).get(0).value().failing() != null);
        clock.advance(Duration.ofHours(25));
        deliveries.hurry(ops.value());
        until(() -> count(ops, State.GIVEN_UP) == 1);
        var old = notifications.get(ANA, ops);
        notifications.replace(
                ANA,
                new Subscription(
                        ops,
                        "renamed",
                        old.address(),
                        false,
                        null,
                        true,
                        old.topics(),
                        true,
                        Set.of(),
                        old.created(),
                        clock.instant()));
        deliveries.wake();
        assertThat(count(ops, State.GIVEN_UP)).isEqualTo(1);
        assertThat(notifications.health(ANA, ops).failingSince())
                .isEqualTo(clock.instant().minus(Duration.ofHours(25)));
    }

    @Test
    void what_waits_survives_a_restart() throws InterruptedException {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        mailbox.trouble = "The mail server does not answer.";
        tell("job-1-ended");
        until(() -> mailbox.tries.get() == 1);
        deliveries.close();
        mailbox.trouble = "";
        clock.advance(Duration.ofMinutes(2));
        restart();
        deliveries.wake();
        until(() -> count(ops, State.DELIVERED) == 1);
    }

    @Test
    void after_a_day_it_is_given_up_for_all_to_see_and_can_be_sent_again() {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        var boss = subscribe("boss", Topic.SCHEDULE_FAILED);
        mailbox.trouble = "The mail server does not answer.";
        mailbox.onlyFor = "ops";
        tell("job-1-ended");
        until(() -> mailbox.tries.get() == 1);
        clock.advance(Duration.ofHours(25));
        deliveries.wake();
        until(() -> count(ops, State.GIVEN_UP) == 1 && count(boss, State.DELIVERED) == 1);
        assertThat(notifications.health(ANA, ops).givenUp()).isEqualTo(1);
        assertThat(mailbox.received.get(0).text()).contains("ops", "does not answer");

        mailbox.trouble = "";
        notifications.tryAgain(ANA, ops);
        until(() -> count(ops, State.DELIVERED) == 1);
        assertThat(mailbox.keys()).contains("job-1-ended");
    }

    @Test
    void what_waits_for_a_notifier_goes_at_once_when_it_comes() throws InterruptedException {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        notifiers.removeNotifier(mailbox);
        tell("job-1-ended");
        until(() -> notifications.health(ANA, ops).trouble() != null);
        assertThat(notifications.health(ANA, ops).trouble()).contains("No installed notifier");
        deliveries.close();
        restart(); // so that nothing else makes it look
        clock.tick(Duration.ofMillis(1));
        notifiers.addNotifier(mailbox, Map.of("borgui.notifier.schemes", new String[] {"box"}));
        until(() -> count(ops, State.DELIVERED) == 1);
    }

    @Test
    void addresses_are_sealed_and_for_admins_alone() {
        var ops = subscribe("ops", Topic.BACKUP_FAILED);
        var kept = server.state
                .find(SubscriptionDocument.KIND, Query.all("subscriptions"))
                .get(0)
                .value();
        assertThat(kept.address()).startsWith("subscription/%s/address|".formatted(ops)); // the test's vault seals so
        List.<Runnable>of(
                        () -> notifications.list(EVE),
                        () -> notifications.get(EVE, ops),
                        () -> notifications.deliveries(EVE, ops, 1),
                        () -> notifications.remove(EVE, ops),
                        () -> notifications.tryAgain(EVE, ops),
                        () -> notifications.test(EVE, Secret.of("box://x.example")))
                .forEach(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                                .isEqualTo(RefusedException.Reason.FORBIDDEN)));
    }

    @Test
    void an_address_that_nobody_knows_is_refused_before_it_is_kept() {
        assertThatThrownBy(() -> notifications.test(ANA, Secret.of("smoke://user:geheim@host.example")))
                .hasMessageContaining("box://")
                .hasMessageNotContaining("geheim");
        mailbox.trouble = "Nobody at home.";
        assertThat(notifications.test(ANA, Secret.of("box://host.example"))).contains("Nobody at home.");
    }

    private static final class Mailbox implements Notifier {

        private final List<Notice> received = new CopyOnWriteArrayList<>();
        private volatile String trouble = "";
        private volatile String onlyFor = "";
        private final AtomicInteger tries = new AtomicInteger();

        @Override
        public void requireAddress(Secret address) {
            AddressParts.of(address);
        }

        @Override
        public void deliver(Notice notice, Secret address) throws IOException {
            boolean concerned = address.reveal().contains(onlyFor);
            tries.incrementAndGet();
            if (concerned && !trouble.isEmpty()) {
                throw new IOException(trouble);
            }
            received.add(notice);
        }

        List<String> keys() {
            return received.stream().map(Notice::key).toList();
        }
    }
}
