package org.borgui.core.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.testkit.Await.until;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditEvent.Change;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Subscription;
import org.borgui.api.notice.Topic;
import org.borgui.core.Fixture;
import org.borgui.core.jobs.JobEnds;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.KeptEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AccountNoticesTest {

    private static final User ANA = new User(
            new UserId(2),
            "ana",
            null,
            "ana@example.org",
            "local",
            Role.VIEWER,
            null,
            true,
            false,
            Instant.EPOCH,
            null,
            false,
            0,
            null);

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final KeptEvents log = new KeptEvents();
    private Fixture server;
    private Deliveries deliveries;

    @BeforeEach
    void subscribe() {
        server = new Fixture(folder);
        var opened = new Outbox(server.state, clock);
        assertThat(opened.subscriptions()).isEmpty();
        var ops = new Subscription(
                new SubscriptionId(1),
                "ops",
                Secret.of("box://here"),
                true,
                null,
                false,
                Set.of(Topic.ACCOUNT_CHANGED),
                true,
                Set.of(),
                clock.instant(),
                null);
        server.state.write(
                Durability.DURABLE,
                writing ->
                        writing.add(SubscriptionDocument.KIND, 1, SubscriptionDocument.of(ops, "sealed".repeat(20))));
        deliveries = new Deliveries(server.state, new Fixture.PlainVault(), new Notifiers(), new JobEnds(), clock);
    }

    @AfterEach
    void stop() throws InterruptedException {
        deliveries.close();
    }

    private AccountNotices start() {
        var notices = new AccountNotices(server.state, log, () -> List.of(ANA), deliveries, clock);
        until(() -> server.state.read(reading -> reading.count(Query.all("told"))) > 0);
        return notices;
    }

    /** As the audit log does: saved first, then told. */
    private void record(AccountNotices notices, AuditEvent event) {
        log.record(event);
        notices.recorded(
                log.after(Caller.server("test"), log.events.size() - 1L, 1).get(0));
    }

    private static AuditEvent event(String type, boolean success, String object, List<Change> changes) {
        return new AuditEvent(
                type,
                success,
                1L,
                "boss",
                "local",
                "192.0.2.9",
                "r1",
                "POST /api/x",
                object,
                "Five sign-ins.",
                changes);
    }

    /** So many are told at last. */
    private List<Notice> told(int count) {
        until(() -> told().size() >= count);
        return told();
    }

    private List<Notice> told() {
        return server.state.find(DeliveryDocument.KIND, Query.all("deliveries")).stream()
                .map(stored -> stored.value().notice())
                .toList();
    }

    @Test
    void whose_password_was_changed_is_told_with_who_and_from_where() {
        record(start(), event("password_reset", true, "users/2", List.of()));

        assertThat(told(1)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("The password of 'ana' was reset");
            assertThat(notice.text()).startsWith("By 'boss', from 192.0.2.9.").contains("borg-ui reset-password");
            assertThat(notice.concerns()).isEqualTo("ana@example.org");
            assertThat(notice.level()).isEqualTo(Notice.Level.INFO);
        });
    }

    @Test
    void an_account_that_the_call_does_not_name_is_found_by_what_was_changed_and_one_that_is_gone_has_its_number() {
        var notices = start();
        record(notices, event("password_changed", true, "", List.of(new Change("users", 2, "a", "b"))));
        record(notices, event("user_deleted", true, "users/9", List.of()));

        assertThat(told(2))
                .extracting(Notice::title)
                .containsExactly("The password of 'ana' was changed", "The account 'no. 9, who is gone' was deleted");
        assertThat(told()).extracting(Notice::concerns).containsExactly("ana@example.org", null);
    }

    @Test
    void guesses_are_a_warning_and_what_was_refused_is_none_of_it() {
        var notices = start();
        record(notices, event("password_changed", false, "users/2", List.of()));
        record(notices, event("request", true, "repositories/2", List.of()));
        record(notices, event("sign_in_alarm", false, "", List.of()));

        assertThat(told(1)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("Somebody guesses passwords");
            assertThat(notice.level()).isEqualTo(Notice.Level.WARNING);
            assertThat(notice.text()).isEqualTo("Five sign-ins.");
        });
    }

    @Test
    void what_was_recorded_before_a_crash_is_told_at_the_next_start_and_once() {
        start();
        log.record(event("request", true, "repositories/2", List.of()));
        log.record(event("password_reset", true, "users/2", List.of()));
        start();
        record(start(), event("user_deleted", true, "users/9", List.of()));

        assertThat(told(2))
                .extracting(Notice::title)
                .containsExactly("The password of 'ana' was reset", "The account 'no. 9, who is gone' was deleted");
    }

    @Test
    void nobody_is_told_of_what_happened_before_the_first_start() {
        log.record(event("password_reset", true, "users/2", List.of()));
        record(start(), event("token_created", true, "", List.of()));

        assertThat(told(1)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).startsWith("An API token of");
            assertThat(notice.text()).contains("revoke the token");
        });
    }

    @Test
    void who_does_the_same_in_a_loop_floods_nobody() {
        var notices = start();
        for (int i = 0; i < 50; i++) {
            record(notices, event("user_changed", true, "users/2", List.of()));
        }
        clock.advance(Duration.ofMinutes(10));
        record(notices, event("user_deleted", true, "users/9", List.of()));

        assertThat(told(2))
                .extracting(Notice::title)
                .containsExactly("The account 'ana' was changed", "The account 'no. 9, who is gone' was deleted");
    }
}
