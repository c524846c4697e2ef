package org.borgui.http;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Peers that spoke for others within the last hour without being listed as proxies: the latest few, whoever fills the list. */
final class Strangers {

    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Instant> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    Strangers(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(InetAddress peer) {
        seen.put(peer.getHostAddress(), clock.instant());
    }

    synchronized List<String> lately() {
        var since = clock.instant().minus(KEPT);
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(since))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
