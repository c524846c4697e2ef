package org.borgui.catalog.index;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their keys, compared as unsigned bytes. For one thread. */
@FunctionalInterface
interface Rows {

    /** The next row, null after the last. */
    @Nullable
    Row next() throws IOException;
}
