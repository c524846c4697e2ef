package org.borgui.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges addresses: this machine in all its names, link-local and unique-local networks and multicast are closed. */
final class Places {

    private final Set<String> allowed;

    /** @param allowed hosts and addresses that are open nevertheless, by comma or space */
    Places(String allowed) {
        this.allowed = Arrays.stream(allowed.split("[,\\s]+"))
                .filter(host -> !host.isBlank())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a host that has this address may be connected to. */
    boolean isOpen(String host, InetAddress address) {
        return allowed.contains(host.toLowerCase(Locale.ROOT))
                || allowed.contains(address.getHostAddress())
                || !isClosed(address);
    }

    /** Java reads {@code ::ffff:127.0.0.1} and {@code 2130706433} as the IPv4 addresses they are. */
    private static boolean isClosed(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress() // also 169.254.169.254, where clouds keep their metadata
                || (address.isSiteLocalAddress() && address instanceof Inet6Address)
                || address.isMulticastAddress()
                || isUniqueLocal(address)
                || isEmbedded(address)
                || isOwn(address);
    }

    /** fc00::/7, RFC 4193. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /** Ways to write an IPv4 address in IPv6 that a gateway would lead back: ::/96, 64:ff9b::/96 and 2002::/16. */
    private static boolean isEmbedded(InetAddress address) {
        var bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return (bytes[0] & 0xff) == 0;
        }
        boolean compatible = Arrays.equals(bytes, 0, 12, new byte[12], 0, 12);
        boolean translated = Arrays.equals(bytes, 0, 4, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b}, 0, 4);
        boolean tunnelled = bytes[0] == 0x20 && bytes[1] == 0x02;
        return compatible || translated || tunnelled;
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // not known is not open
        }
    }
}
