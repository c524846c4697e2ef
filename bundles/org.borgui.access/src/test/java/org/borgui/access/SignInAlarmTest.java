package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.audit.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignInAlarmTest {

    private final Server server = Server.withAdmin();

    @Test
    void twenty_sources_that_guess_one_account_raise_it_once_an_hour() {
        guess("admin", 0, 19);
        assertThat(alarms()).isEmpty();

        guess("admin", 19, 60);
        assertThat(alarms()).hasSize(1);
        assertThat(alarms().get(0).type()).isEqualTo("sign_in_alarm");
        assertThat(alarms().get(0).success()).isFalse();
        assertThat(alarms().get(0).username()).isEqualTo("admin");
        assertThat(alarms().get(0).detail())
                .isEqualTo("20 sign-ins as 'admin' have failed within an hour, from 20 addresses."
                        + " Somebody guesses this password.");

        server.clock.advance(Duration.ofMinutes(61));
        guess("admin", 100, 130);
        assertThat(alarms()).hasSize(2);
    }

    @Test
    void a_hundred_failures_from_a_few_sources_raise_it() {
        for (int i = 0; i < 12; i++) {
            server.begin("admin", Server.PASSWORD, Via.COOKIE, Server.from("192.0.2." + i));
        }
        for (int i = 0; i < 100; i++) {
            if (i % 12 == 0) {
                server.clock.advance(Duration.ofMinutes(6));
            }
            assertThat(alarms()).isEmpty();
            fail("admin", "192.0.2." + i % 12);
        }
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void what_was_typed_instead_of_a_name_is_told_nobody() {
        guess("correct horse battery", 0, 30);

        assertThat(alarms()).hasSize(1);
        assertThat(alarms().get(0).username()).isEmpty();
        assertThat(alarms().get(0).toString()).doesNotContain("horse");
        assertThat(server.state.find(SourceDocument.KIND, org.borgui.spi.state.Query.all("sign_in_sources")))
                .hasSize(30)
                .noneMatch(stored -> stored.toString().contains("horse"));
    }

    @Test
    void names_that_nobody_has_do_not_hide_the_guessing_of_one_that_is_there() {
        guess("nobody", 0, 30);
        guess("admin", 100, 130);

        assertThat(alarms()).extracting(AuditEvent::username).containsExactly("", "admin");
    }

    @Test
    void one_try_for_each_of_many_accounts_raises_it() {
        for (int i = 0; i < 10_000; i++) {
            fail("user" + i % 700, "10.0." + i / 250 + "." + i % 250);
        }

        assertThat(alarms())
                .filteredOn(alarm -> alarm.detail() != null && alarm.detail().contains("few passwords"))
                .hasSize(1)
                .first()
                .extracting(AuditEvent::detail)
                .isEqualTo("Sign-ins under 20 names have failed within an hour, from 20 addresses."
                        + " Somebody tries a few passwords with many names.");
    }

    @Test
    void people_who_mistype_and_then_sign_in_are_none() {
        for (int i = 0; i < 40; i++) {
            fail("admin", "192.0.2." + i);
            server.begin("admin", Server.PASSWORD, Via.COOKIE, Server.from("192.0.2." + i));
        }

        assertThat(alarms()).isEmpty();
    }

    private void guess(String name, int from, int to) {
        for (int i = from; i < to; i++) {
            fail(name, "192.0.2." + i);
        }
    }

    private void fail(String name, String address) {
        var refused = catchThrowableOfType(
                RefusedException.class, () -> server.begin(name, Secret.of("wrong"), Via.COOKIE, Server.from(address)));
        assertThat(refused).isNotNull();
    }

    private List<AuditEvent> alarms() {
        return server.audit.events.stream()
                .filter(event -> event.type().equals(SignInAlarm.TYPE))
                .toList();
    }
}
