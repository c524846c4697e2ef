package org.borgui.auth.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.Test;

/** Nobody fills the record, or the memory. */
class RecordsTest {

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final KeptEvents audit = new KeptEvents();
    private final Records records = new Records(clock);

    @Test
    void the_oldest_of_many_subjects_is_forgotten() {
        records.to(audit);
        for (int i = 0; i <= Records.MOST_SUBJECTS; i++) {
            records.spoofing("X-User", "2001:db8::" + Integer.toHexString(i));
        }
        records.spoofing("X-User", "2001:db8::1");
        assertThat(audit.events).hasSize(Records.MOST_SUBJECTS + 1);

        records.spoofing("X-User", "2001:db8::0");
        assertThat(audit.events).hasSize(Records.MOST_SUBJECTS + 2);
    }

    @Test
    void a_clock_that_is_set_back_silences_nobody() {
        records.to(audit);
        records.spoofing("X-User", "192.0.2.1");
        clock.advance(Duration.ofDays(-1));
        records.spoofing("X-User", "192.0.2.1");

        assertThat(audit.events).hasSize(2);
    }

    @Test
    void the_record_may_come_and_go() {
        records.spoofing("X-User", "192.0.2.1");
        records.to(audit);
        records.forget(new KeptEvents());
        records.spoofing("X-User", "192.0.2.2");
        records.forget(audit);
        records.spoofing("X-User", "192.0.2.3");

        assertThat(audit.events).hasSize(1);
    }
}
