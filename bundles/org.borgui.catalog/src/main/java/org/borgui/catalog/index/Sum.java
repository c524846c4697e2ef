package org.borgui.catalog.index;

import org.borgui.api.archive.FolderTotals;

/** What a folder holds in one archive: everything below it that is not a folder, and how many things lie in it directly. */
record Sum(long files, long bytes, long children) {

    static final Sum NOTHING = new Sum(0, 0, 0);

    Sum plus(Sum below) {
        return new Sum(files + below.files, bytes + below.bytes, children);
    }

    FolderTotals totals() {
        return new FolderTotals(files, bytes);
    }

    void write(Buffer to) {
        to.number(files).signed(bytes).number(children);
    }

    byte[] encode() {
        var bytes = new Buffer(30);
        write(bytes);
        return bytes.copy();
    }

    static Sum read(Input from) {
        return new Sum(from.number(), from.signed(), from.number());
    }
}
