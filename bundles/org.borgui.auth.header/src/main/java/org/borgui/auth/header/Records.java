package org.borgui.auth.header;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what headers tried, at most once a minute for each subject, so that nobody fills the record. Any thread. */
final class Records {

    static final int MOST_SUBJECTS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> last = new LinkedHashMap<>();
    private volatile @Nullable AuditLog audit;

    Records(Clock clock) {
        this.clock = clock;
    }

    /** Where to record from now on; before that only the server's log is told. */
    synchronized void to(AuditLog log) {
        audit = log;
    }

    /** This one has gone, if another has not come already. */
    synchronized void forget(AuditLog log) {
        if (log == audit) {
            audit = null;
        }
    }

    /** A header came from somebody who is no proxy. */
    void spoofing(String header, InetAddress peer) {
        var address = peer.getHostAddress();
        record(
                network(peer),
                "header_spoofing",
                "",
                address,
                "The header %s came from an address that is no listed proxy, and was ignored.".formatted(header));
    }

    void roleRefused(String header, String user, String address) {
        record(
                "user " + user,
                "header_role_refused",
                user,
                address,
                "The header %s asked for an admin who is not listed as one: a viewer.".formatted(header));
    }

    /** Whoever has one address of IPv6 has all of its network. */
    private static String network(InetAddress peer) {
        return peer instanceof Inet6Address ? HexFormat.of().formatHex(peer.getAddress(), 0, 8) : peer.getHostAddress();
    }

    private void record(String subject, String type, String user, String address, String detail) {
        if (!isDue(subject)) {
            return;
        }
        LOG.warn("{} (from {})", detail, address);
        var log = audit;
        if (log != null) {
            log.record(
                    new AuditEvent(type, false, null, user, HeaderSignIn.NAME, address, "", "", "", detail, List.of()));
        }
    }

    private synchronized boolean isDue(String subject) {
        var now = clock.instant();
        var before = last.get(subject);
        if (before != null && now.isBefore(before.plus(PAUSE)) && !now.isBefore(before)) {
            return false;
        }
        last.remove(subject);
        last.put(subject, now);
        if (last.size() > MOST_SUBJECTS) {
            last.remove(last.keySet().iterator().next());
        }
        return true;
    }
}
