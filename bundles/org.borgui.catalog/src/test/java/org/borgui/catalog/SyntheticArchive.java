package org.borgui.catalog;

import java.util.function.Consumer;
import org.borgui.api.archive.Entry;

/** A large archive that is made up, one entry after another and no folder listed itself. */
final class SyntheticArchive {

    /** The path of the folder that has one in 25 of all entries in it. */
    static final String LARGE = "srv/mail";

    private static final int PART = 25;

    private SyntheticArchive() {}

    /** A hundred files in each folder, folders in folders, and one large folder. */
    static void each(int entries, Consumer<Entry> to) {
        each(entries, 0, to);
    }

    /** The same with one in a hundred entries changed. */
    static void changed(int entries, Consumer<Entry> to) {
        each(entries, 1, to);
    }

    /** The path of a folder. */
    static String folder(int number) {
        return "srv/data/" + number / 400 + "/" + number / 20 % 20 + "/folder-" + number;
    }

    private static void each(int entries, int more, Consumer<Entry> to) {
        int large = entries / PART;
        for (int i = 0; i < entries; i++) {
            int second = i % 60;
            var folder = i < large ? LARGE : folder((i - large) / 100);
            var path = folder + "/file-" + i * 31L % 97 + "-" + (i < large ? i : i % 100) + ".dat";
            var modified = "2026-03-01T02:00:" + (second < 10 ? "0" : "") + second + "." + (100_000 + i % 900_000);
            long size = i * 7_919L % 100 == 0 ? i + more : i;
            to.accept(new Entry(path, '-', size, "-rw-r--r--", "user" + i % 7, "group", modified, null));
        }
    }
}
