package org.borgui.catalog.index;

import java.time.Instant;

/**
 * An archive whose contents are in a file.
 *
 * @param listed how many entries borg listed
 * @param sum of all that is in it
 */
record KeptArchive(String borgId, Instant start, long listed, Sum sum) {

    void write(Buffer to) {
        to.text(borgId).signed(start.getEpochSecond()).number(start.getNano()).number(listed);
        sum.write(to);
    }

    static KeptArchive read(Input from) {
        return new KeptArchive(
                from.text(), Instant.ofEpochSecond(from.signed(), from.number()), from.number(), Sum.read(from));
    }
}
