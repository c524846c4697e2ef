package org.borgui.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges addresses: this machine in all its names, link-local and unique-local networks, multicast and clouds' metadata
 * are closed.
 */
final class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    /** Where clouds keep their metadata, outside of the networks that are closed anyway: Alibaba, Azure and Oracle. */
    private static final Set<InetAddress> METADATA =
            Set.of(address(100, 100, 100, 200), address(168, 63, 129, 16), address(192, 0, 0, 192));

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern LITERAL = Pattern.compile("%1$s(\\.%1$s){3}|.*:.*".formatted(OCTET));

    private final Set<String> names;
    private final Set<InetAddress> addresses;

    /** @param allowed hosts and addresses that are open nevertheless, by comma or space */
    Places(String allowed) {
        this.names = Arrays.stream(allowed.split("[,\\s]+"))
                .filter(host -> !host.isBlank())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.addresses = names.stream().flatMap(Places::literal).collect(Collectors.toUnmodifiableSet());
    }

    /** An IPv6 address has many spellings. Names are not asked for: what a colon or four numbers make is read here. */
    private static Stream<InetAddress> literal(String host) {
        try {
            return LITERAL.matcher(host).matches() ? Stream.of(InetAddress.getByName(host)) : Stream.empty();
        } catch (UnknownHostException e) {
            LOG.warn("'{}' in the setting 'allow' of org.borgui.egress is no address", host);
            return Stream.empty();
        }
    }

    private static InetAddress address(int... octets) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) octets[0], (byte) octets[1], (byte) octets[2], (byte) octets[3]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }

    /** Whether a host that has this address may be connected to. */
    boolean isOpen(String host, InetAddress address) {
        return names.contains(host.toLowerCase(Locale.ROOT)) || addresses.contains(address) || !isClosed(address);
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
                || METADATA.contains(address)
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
