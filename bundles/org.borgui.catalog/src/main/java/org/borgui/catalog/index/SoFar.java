package org.borgui.catalog.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.borgui.api.archive.Entry;

/** What is known of an archive while it is being read: its first entries, and its topmost folders. Any thread may look. */
public final class SoFar {

    private static final int FIRST = 5_000;
    private static final int TOPMOST = 10_000;
    private static final int DEPTH = 2;

    private final ConcurrentSkipListMap<byte[], Entry> entries = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
    private int count;

    SoFar() {}

    /** For the one thread that reads. */
    void add(byte[] key, Entry entry) {
        if (count >= FIRST && (count >= TOPMOST || depth(entry.path()) > DEPTH)) {
            return;
        }
        var before = Contents.isMadeUp(entry) ? entries.putIfAbsent(key, entry) : entries.put(key, entry);
        if (before == null) {
            count++;
        }
    }

    /** The first of what is known of a folder, and of how many. */
    public Contents.Page children(String folder, int limit) {
        Map<byte[], Entry> children = entries.subMap(Keys.children(folder), Keys.childrenEnd(folder));
        return new Contents.Page(children.values().stream().limit(limit).toList(), "", children.size());
    }

    private static int depth(String path) {
        int depth = 1;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            depth++;
        }
        return depth;
    }
}
