package org.borgui.auth.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.KeptEvents;
import org.junit.jupiter.api.Test;

/** Nobody fills the record, or the memory. */
class RecordsTest {

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final KeptEvents audit = new KeptEvents();
    private final Records records = new Records(clock);

    @Test
    void the_oldest_of_many_subjects_is_forgotten() throws Exception {
        records.to(audit);
        for (int i = 0; i <= Records.MOST_SUBJECTS; i++) {
            records.spoofing("X-User", peer(10, 0, i >> 8, i & 255));
        }
        records.spoofing("X-User", peer(10, 0, 0, 1));
        assertThat(audit.events).hasSize(Records.MOST_SUBJECTS + 1);

        records.spoofing("X-User", peer(10, 0, 0, 0));
        assertThat(audit.events).hasSize(Records.MOST_SUBJECTS + 2);
    }

    @Test
    void a_clock_that_is_set_back_silences_nobody() throws Exception {
        records.to(audit);
        records.spoofing("X-User", peer(192, 0, 2, 1));
        clock.advance(Duration.ofDays(-1));
        records.spoofing("X-User", peer(192, 0, 2, 1));

        assertThat(audit.events).hasSize(2);
    }

    @Test
    void the_record_may_come_and_go() throws Exception {
        records.spoofing("X-User", peer(192, 0, 2, 1));
        records.to(audit);
        records.forget(new KeptEvents());
        records.spoofing("X-User", peer(192, 0, 2, 2));
        records.forget(audit);
        records.spoofing("X-User", peer(192, 0, 2, 3));

        assertThat(audit.events).hasSize(1);
    }

    @Test
    void a_network_of_ipv6_is_one_subject() throws Exception {
        records.to(audit);
        for (int last = 0; last < 5; last++) {
            var address = new byte[16];
            address[0] = 0x20;
            address[15] = (byte) last;
            records.spoofing("X-User", InetAddress.getByAddress(address));
        }

        assertThat(audit.events).hasSize(1);
    }

    private static InetAddress peer(int... bytes) throws UnknownHostException {
        return InetAddress.getByAddress(
                new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]});
    }
}
