package org.borgui.catalog.index;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of a file, by which it is read.
 *
 * @param series of the archives
 * @param archives in the order of their times
 */
record Footer(String series, List<KeptArchive> archives, Attributes attributes, Sets sets, Places places) {

    byte[] encode() {
        var bytes = new Buffer(1 << 16);
        bytes.text(series).number(archives.size());
        archives.forEach(archive -> archive.write(bytes));
        attributes.write(bytes);
        sets.write(bytes);
        places.write(bytes);
        return bytes.copy();
    }

    static Footer decode(byte[] bytes) {
        var input = new Input(bytes);
        var series = input.text();
        var archives = new ArrayList<KeptArchive>();
        for (int count = input.count(); count > 0; count--) {
            archives.add(KeptArchive.read(input));
        }
        return new Footer(series, List.copyOf(archives), Attributes.read(input), Sets.read(input), Places.read(input));
    }
}
