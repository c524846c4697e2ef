package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.borgui.api.archive.Entry;

/** An entry without its path, as a file of contents keeps it. */
final class EntryText {

    private static final String MARK = "\0";

    private EntryText() {}

    static byte[] of(Entry entry) {
        var link = entry.link();
        var text = entry.type()
                + Long.toString(entry.size())
                + MARK
                + entry.mode()
                + MARK
                + entry.user()
                + MARK
                + entry.group()
                + MARK
                + entry.modified()
                + (link == null ? "" : MARK + link);
        return text.getBytes(UTF_8);
    }

    static Entry read(String path, byte[] text) {
        var parts = new String(text, UTF_8).split(MARK, -1);
        var size = Long.parseLong(parts[0], 1, parts[0].length(), 10);
        var link = parts.length > 5 ? parts[5] : null;
        return new Entry(path, parts[0].charAt(0), size, parts[1], parts[2], parts[3], parts[4], link);
    }

    /** A folder that borg does not list, but lists something of; nothing is known of it, so all its texts are empty. */
    static Entry madeUp(String path) {
        return new Entry(path, 'd', 0, "", "", "", "", null);
    }

    static boolean isMadeUp(Entry entry) {
        return entry.mode().isEmpty();
    }
}
