package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final Strangers strangers = new Strangers(clock);

    @Test
    void the_latest_are_named_whoever_came_before() throws UnknownHostException {
        for (int i = 0; i < 200; i++) {
            strangers.add(address(i));
        }
        strangers.add(address(250));
        strangers.add(address(250));

        assertThat(strangers.lately()).hasSize(20).contains("192.0.2.250").doesNotContain("192.0.2.1");
    }

    @Test
    void one_that_was_not_heard_of_for_an_hour_is_not_named_any_more() throws UnknownHostException {
        strangers.add(address(1));
        clock.advance(Duration.ofMinutes(59));
        assertThat(strangers.lately()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(strangers.lately()).isEmpty();
    }

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
    }
}
