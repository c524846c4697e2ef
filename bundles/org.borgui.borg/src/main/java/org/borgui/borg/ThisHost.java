package org.borgui.borg;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/**
 * Whether a host is this machine. Borg names a host {@code NAME@NODE}: its name, with or without its domain, and a network
 * address as a number. Both have to be ours; anything else is another machine, or cannot be known.
 */
final class ThisHost {

    private ThisHost() {}

    static boolean is(String host) {
        var at = host.lastIndexOf('@');
        return at >= 0 && isOurName(host.substring(0, at)) && isOurNode(host.substring(at + 1));
    }

    private static boolean isOurName(String name) {
        try {
            var own = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return name.equals(own) || name.startsWith(own + ".") || own.startsWith(name + ".");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOurNode(String node) {
        try {
            for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                var address = network.getHardwareAddress();
                if (address != null && node.equals(Long.toString(number(address)))) {
                    return true;
                }
            }
            return false;
        } catch (SocketException e) {
            return false;
        }
    }

    private static long number(byte[] address) {
        long number = 0;
        for (byte part : address) {
            number = number << 8 | (part & 0xff);
        }
        return number;
    }
}
