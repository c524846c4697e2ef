package org.borgui.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static boolean isOpen(String allowed, String address) throws UnknownHostException {
        return new Places(allowed).isOpen("host.example", InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "2130706433",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fe80::1",
                "fec0::1",
                "fd00:ec2::254",
                "fc00::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "224.0.0.1",
                "ff02::1"
            })
    void this_machine_and_what_only_machines_use_is_closed(String address) throws UnknownHostException {
        assertThat(isOpen("", address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.255.254.253", "192.168.255.254", "2001:db8::1", "100.100.100.201"})
    void the_rest_of_the_world_and_the_own_house_is_open(String address) throws UnknownHostException {
        assertThat(isOpen("", address)).isTrue();
    }

    @Test
    void what_an_admin_names_is_open() throws UnknownHostException {
        assertThat(isOpen("127.0.0.1, fd00::25", "127.0.0.1")).isTrue();
        assertThat(isOpen("127.0.0.1, fd00::25", "fd00::25")).isTrue();
        assertThat(isOpen("FD00:0:0:0::25", "fd00::25")).isTrue();
        assertThat(isOpen("fd00::26 ::nonsense 999.1.1.1", "fd00::25")).isFalse();
        assertThat(isOpen("Host.Example", "::1")).isTrue();
        assertThat(isOpen("other.example", "::1")).isFalse();
    }
}
