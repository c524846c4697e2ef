package org.borgui.catalog.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the sets of archives when some archives go and one comes. */
final class Renumbering {

    /** No archive is left in a set. */
    static final int NONE = -1;

    private static final int UNKNOWN = -2;

    private final List<KeptArchive> archives = new ArrayList<>();
    private final Sets sets = new Sets();
    private final Sets before;
    private final int[] places;
    private final int[] without;
    private final int[] with;
    private final int added;

    /** @param live of the archives before, those that stay */
    Renumbering(@Nullable Footer footer, Set<String> live, @Nullable KeptArchive fresh) {
        before = footer == null ? new Sets() : footer.sets();
        var old = footer == null ? List.<KeptArchive>of() : footer.archives();
        old.stream()
                .filter(archive -> live.contains(archive.borgId()))
                .filter(archive -> fresh == null || !archive.borgId().equals(fresh.borgId()))
                .forEach(archives::add);
        if (fresh != null) {
            archives.add(fresh);
            archives.sort(Comparator.comparing(KeptArchive::start)); // borg may be asked for them in any order
        }
        added = archives.indexOf(fresh);
        places = old.stream().mapToInt(archives::indexOf).toArray();
        without = new int[before.size()];
        with = new int[before.size()];
        Arrays.fill(without, UNKNOWN);
        Arrays.fill(with, UNKNOWN);
    }

    /** The archives from now on. */
    List<KeptArchive> archives() {
        return List.copyOf(archives);
    }

    /** The sets from now on. */
    Sets sets() {
        return sets;
    }

    /** A set from before, without the new archive; or {@link #NONE}. */
    int without(int set) {
        if (without[set] == UNKNOWN) {
            var rest = rest(set);
            without[set] = rest.isEmpty() ? NONE : sets.number(rest);
        }
        return without[set];
    }

    /** A set from before, and the new archive. */
    int with(int set) {
        if (with[set] == UNKNOWN) {
            var more = rest(set);
            more.set(added);
            with[set] = sets.number(more);
        }
        return with[set];
    }

    /** The new archive alone. */
    int alone() {
        var alone = new BitSet();
        alone.set(added);
        return sets.number(alone);
    }

    private BitSet rest(int set) {
        var rest = new BitSet();
        before.get(set).stream()
                .map(archive -> places[archive])
                .filter(place -> place >= 0)
                .forEach(rest::set);
        return rest;
    }
}
