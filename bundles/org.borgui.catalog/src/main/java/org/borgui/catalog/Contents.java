package org.borgui.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.borgui.api.archive.Entry;
import org.h2.mvstore.MVMap;

/** The entries of one archive, as one sorted map. */
final class Contents {

    /** A part of a range; {@code next} is where the rest begins, empty when there is none. */
    record Part(List<Entry> entries, String next) {}

    private final MVMap<byte[], byte[]> map;

    Contents(MVMap<byte[], byte[]> map) {
        this.map = map;
    }

    static MVMap.Builder<byte[], byte[]> map() {
        return new MVMap.Builder<byte[], byte[]>().keyType(new Bytes()).valueType(new Bytes());
    }

    /** The children of a folder, folders first, then by name; from the beginning or from a {@code next} of this folder. */
    Part children(String folder, String from, int limit) {
        var part = part(begin(folder, from), Keys.childrenEnd(folder), limit);
        return new Part(part.entries().stream().map(this::sized).toList(), part.next());
    }

    /** How many children a folder has; does not walk them. */
    long count(String folder) {
        return index(Keys.childrenEnd(folder)) - index(Keys.children(folder));
    }

    /** Everything below a folder, each folder before what it holds; later names of a hard link have size 0. */
    Part below(String folder, String from, int limit) {
        return part(begin(folder, from), Keys.belowEnd(folder), limit);
    }

    Optional<Entry> find(String path) {
        var text = map.get(Keys.of(path, true));
        if (text == null) {
            text = map.get(Keys.of(path, false));
        }
        return Optional.ofNullable(text).map(found -> sized(EntryText.read(path, found)));
    }

    /** Borg lists a later name of a hard link with size 0; people want to know how large the file is. */
    private Entry sized(Entry entry) {
        var first = entry.link();
        if (first == null || entry.type() != '-') {
            return entry;
        }
        var text = map.get(Keys.of(first, false));
        long size = text == null ? entry.size() : EntryText.read(first, text).size();
        return new Entry(entry.path(), '-', size, entry.mode(), entry.user(), entry.group(), entry.modified(), first);
    }

    private Part part(byte[] from, byte[] end, int limit) {
        var entries = new ArrayList<Entry>();
        var cursor = map.cursor(from);
        while (cursor.hasNext()) {
            var key = cursor.next();
            if (Arrays.compareUnsigned(key, end) >= 0) {
                return new Part(entries, "");
            }
            if (entries.size() == limit) {
                return new Part(entries, Keys.token(key));
            }
            entries.add(EntryText.read(Keys.path(key), cursor.getValue()));
        }
        return new Part(entries, "");
    }

    private static byte[] begin(String folder, String from) {
        return from.isEmpty() ? Keys.children(folder) : Keys.key(from);
    }

    private long index(byte[] key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }
}
