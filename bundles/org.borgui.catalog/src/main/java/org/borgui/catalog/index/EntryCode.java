package org.borgui.catalog.index;

import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.jspecify.annotations.Nullable;

/** An entry without its path as bytes: equal entries are equal bytes within one file. */
final class EntryCode {

    private static final int LINKED = 4;
    private static final int BITS = 3;
    private static final int TIME = 3;
    private static final int WORDS = 0;
    private static final int MICROS = 1;
    private static final int SECONDS = 2;
    private static final long PER_SECOND = 1_000_000;
    private static final long YEAR_2024 = 1_704_067_200L * PER_SECOND;

    private final Buffer bytes = new Buffer(256);

    byte[] encode(Entry entry, Attributes attributes) {
        var common = Attributes.One.of(entry);
        int number = attributes.number(common);
        long micros = Times.micros(entry.modified());
        int form = micros == Times.NONE ? WORDS : Times.hasMicros(entry.modified()) ? MICROS : SECONDS;
        var link = entry.link();
        bytes.clear();
        bytes.signed(entry.size()).number((long) number << BITS | (link == null ? 0 : LINKED) | form);
        switch (form) {
            case MICROS -> bytes.signed(micros - YEAR_2024);
            case SECONDS -> bytes.signed((micros - YEAR_2024) / PER_SECOND);
            default -> bytes.text(entry.modified());
        }
        if (number == Attributes.UNNUMBERED) {
            bytes.text(common.text());
        }
        if (link != null) {
            bytes.text(link);
        }
        return bytes.copy();
    }

    static long size(byte[] code) {
        return new Input(code).signed();
    }

    static Entry decode(String path, byte[] code, Attributes attributes, @Nullable FolderTotals totals) {
        var input = new Input(code);
        long size = input.signed();
        int head = input.count();
        var modified =
                switch (head & TIME) {
                    case MICROS -> Times.text(input.signed() + YEAR_2024, true);
                    case SECONDS -> Times.text(input.signed() * PER_SECOND + YEAR_2024, false);
                    default -> input.text();
                };
        int number = head >>> BITS;
        var common = number == Attributes.UNNUMBERED ? Attributes.One.parse(input.text()) : attributes.get(number);
        var link = (head & LINKED) == 0 ? null : input.text();
        return new Entry(
                path, common.type(), size, common.mode(), common.user(), common.group(), modified, link, totals);
    }
}
