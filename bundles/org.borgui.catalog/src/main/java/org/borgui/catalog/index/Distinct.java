package org.borgui.catalog.index;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Each key once, with its last value; an empty value counts only where there is no other. */
final class Distinct implements Rows {

    private final Rows rows;
    private @Nullable Row next;

    Distinct(Rows rows) throws IOException {
        this.rows = rows;
        next = rows.next();
    }

    @Override
    public @Nullable Row next() throws IOException {
        var row = next;
        if (row == null) {
            return null;
        }
        next = rows.next();
        while (next != null && next.compareTo(row.key()) == 0) {
            if (next.value().length > 0) {
                row = next;
            }
            next = rows.next();
        }
        return row;
    }
}
