package org.borgui.catalog.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.borgui.catalog.index.Versions.Version;
import org.jspecify.annotations.Nullable;

/** Makes the next file of a series from the one before, without archives that are gone and with one that is new. */
final class Merge {

    /**
     * A new archive.
     *
     * @param entries each path once; empty values are folders that borg did not list
     * @param sums of folders, under their keys
     */
    record Fresh(KeptArchive archive, Rows entries, Rows sums) {}

    private static final Versions NOTHING = new Versions(List.of(), List.of());
    private static final Rows NO_ROWS = () -> null;

    private final Renumbering renumbering;
    private final Rows before;
    private final Rows entries;
    private final Rows sums;
    private final Buffer spare = new Buffer(1 << 12);
    private @Nullable Row nextSum;

    private Merge(@Nullable Lineage old, Set<String> live, @Nullable Fresh fresh) throws IOException {
        renumbering = new Renumbering(old == null ? null : old.footer(), live, fresh == null ? null : fresh.archive());
        before = old == null ? NO_ROWS : old.rows();
        entries = fresh == null ? NO_ROWS : fresh.entries();
        sums = fresh == null ? NO_ROWS : fresh.sums();
        nextSum = sums.next();
    }

    /**
     * Writes a file, which is on the disk afterwards.
     *
     * @param attributes with the numbers of the old file, and those of the fresh entries
     * @throws TornFileException when the old file is damaged
     */
    static Footer write(
            LineageWriter to,
            String series,
            Attributes attributes,
            @Nullable Lineage old,
            Set<String> live,
            @Nullable Fresh fresh)
            throws IOException {
        var merge = new Merge(old, live, fresh);
        merge.run(to);
        return to.finish(
                new Footer(series, merge.renumbering.archives(), attributes, merge.renumbering.sets(), new Places()));
    }

    private void run(LineageWriter to) throws IOException {
        var old = before.next();
        var fresh = entries.next();
        while (old != null || fresh != null) {
            int order = old == null ? 1 : fresh == null ? -1 : old.compareTo(fresh.key());
            if (order < 0) {
                add(old, null, to);
                old = before.next();
            } else if (order > 0) {
                add(null, fresh, to);
                fresh = entries.next();
            } else {
                add(old, fresh, to);
                old = before.next();
                fresh = entries.next();
            }
        }
    }

    private void add(@Nullable Row old, @Nullable Row fresh, LineageWriter to) throws IOException {
        var known = old == null ? NOTHING : Versions.decode(old.value());
        byte[] entry = fresh == null || fresh.value().length == 0 ? null : fresh.value();
        byte[] sum = fresh == null ? null : sum(fresh.key());
        var row = new Versions(merged(known.entries(), entry), merged(known.sums(), sum));
        var place = old == null ? fresh : old;
        if (place != null && !row.isEmpty()) {
            to.add(place.key(), row.encode(spare));
        }
    }

    private byte @Nullable [] sum(byte[] key) throws IOException {
        var sum = nextSum;
        if (sum == null || sum.compareTo(key) != 0) {
            return null;
        }
        nextSum = sums.next();
        return sum.value();
    }

    private List<Version> merged(List<Version> versions, byte @Nullable [] fresh) {
        var merged = new ArrayList<Version>(versions.size() + 1);
        boolean known = false;
        for (var version : versions) {
            boolean same = version.isOf(fresh);
            known |= same;
            int set = same ? renumbering.with(version.set()) : renumbering.without(version.set());
            if (set != Renumbering.NONE) {
                merged.add(new Version(set, version.value()));
            }
        }
        if (fresh != null && !known) {
            merged.add(new Version(renumbering.alone(), fresh));
        }
        return merged;
    }
}
