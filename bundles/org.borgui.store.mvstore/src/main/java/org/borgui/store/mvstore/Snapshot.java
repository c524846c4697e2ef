package org.borgui.store.mvstore;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;

/** What was committed last, and is kept as long as somebody reads it. */
final class Snapshot {

    private final Live live;
    private final Maps maps;
    private final TxCounter usage;
    private final AtomicInteger holders = new AtomicInteger(1);

    private Snapshot(Live live, Maps maps, TxCounter usage) {
        this.live = live;
        this.maps = maps;
        this.usage = usage;
    }

    /** What is committed now. MVStore keeps the pages of this version, and of all after it, until it is let go. */
    static Snapshot of(Live live) {
        var usage = live.store().registerVersionUsage();
        return new Snapshot(live, live.frozen(), usage);
    }

    Live live() {
        return live;
    }

    MVStore store() {
        return live.store();
    }

    Maps maps() {
        return maps;
    }

    /** False when it was let go by everybody: there is a newer one. */
    boolean hold() {
        int now = holders.get();
        while (now > 0) {
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
            now = holders.get();
        }
        return false;
    }

    void letGo() {
        if (holders.decrementAndGet() == 0 && !store().isClosed()) {
            store().deregisterVersionUsage(usage);
        }
    }
}
