package org.borgui.store.mvstore;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * A map as it was at one moment. MVStore's own {@code openVersion} shows what is not committed yet of a map that did not change
 * in the version before; a root does not.
 */
record View<K>(MVMap<K, byte[]> map, RootReference<K, byte[]> root) {

    static <K> View<K> now(MVMap<K, byte[]> map) {
        return new View<>(map, map.flushAndGetRoot());
    }

    byte @Nullable [] get(K key) {
        var cursor = cursor(key, key, false);
        return cursor.hasNext() && map.getKeyType().compare(cursor.next(), key) == 0 ? cursor.getValue() : null;
    }

    /** From one key to another, with both. */
    Cursor<K, byte[]> cursor(K from, K to, boolean reverse) {
        return map.cursor(root, from, to, reverse);
    }

    /** How many keys come before it. */
    long before(K key) {
        long before = 0;
        Page<K, byte[]> page = root.root;
        while (!page.isLeaf()) {
            int child = position(page, key, true);
            for (int i = 0; i < child; i++) {
                before += page.getChildPage(i).getTotalCount();
            }
            page = page.getChildPage(child);
        }
        return before + position(page, key, false);
    }

    /** How many keys of a page come before a key; a node's key is the first one of the child behind it. */
    private int position(Page<K, byte[]> page, K key, boolean withEqual) {
        int low = 0;
        int high = page.getKeyCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = map.getKeyType().compare(page.getKey(middle), key);
            if (order < 0 || (withEqual && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
