package org.borgui.borg;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.borgui.api.repository.RepositoryLock.Holder;

/**
 * Whether a holder of a lock is a process of this machine. Borg names a host {@code NAME@NODE}: its name, with or without its
 * domain, and a network address as a number. Both have to be ours; anything else is another machine, or cannot be known.
 */
final class ThisHost {

    private ThisHost() {}

    static Holder holder(String host, long pid) {
        var at = host.lastIndexOf('@');
        if (at < 0 || !isOurName(host.substring(0, at)) || !isOurNode(host.substring(at + 1))) {
            return Holder.UNKNOWN;
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() ? Holder.ALIVE : Holder.DEAD;
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
