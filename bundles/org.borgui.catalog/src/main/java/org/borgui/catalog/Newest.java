package org.borgui.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many things, those used last. For one thread at a time. */
final class Newest<K, V> extends LinkedHashMap<K, V> {

    private final int most;

    Newest(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
