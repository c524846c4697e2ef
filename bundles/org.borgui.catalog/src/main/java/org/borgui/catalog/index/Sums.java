package org.borgui.catalog.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Adds up what folders hold, from the distinct rows of one archive in their order, in which all that is below a folder
 * comes one after another. Each folder's sum goes to a sorter under the folder's own key.
 */
final class Sums {

    private static final class Open {
        private final int length;
        private Sum sum = Sum.NOTHING;

        private Open(int length) {
            this.length = length;
        }
    }

    private final Sorter to;
    private final Deque<Open> open = new ArrayDeque<>();
    private byte[] within = {};

    private Sums(Sorter to) {
        this.to = to;
        open.push(new Open(0));
    }

    /** Adds up all rows, and hands out the sum of the whole archive. */
    static Sum of(Rows rows, Sorter to) throws IOException {
        var sums = new Sums(to);
        for (var row = rows.next(); row != null; row = rows.next()) {
            sums.add(row);
        }
        while (sums.open.size() > 1) {
            sums.close();
        }
        return sums.innermost().sum;
    }

    private void add(Row row) throws IOException {
        var key = row.key();
        int end = Keys.folderEnd(key);
        while (!Keys.isWithin(within, innermost().length, key, end)) {
            close();
        }
        if (innermost().length < end) {
            open.push(new Open(end)); // the folder itself was a row of the one around it
        }
        within = key;
        var sum = innermost().sum;
        innermost().sum = Keys.isFolder(key)
                ? new Sum(sum.files(), sum.bytes(), sum.children() + 1)
                : new Sum(sum.files() + 1, sum.bytes() + EntryCode.size(row.value()), sum.children() + 1);
    }

    private void close() throws IOException {
        var folder = open.pop();
        to.add(Keys.ofFolder(within, folder.length), folder.sum.encode());
        innermost().sum = innermost().sum.plus(folder.sum);
    }

    private Open innermost() {
        return Objects.requireNonNull(open.peek());
    }
}
