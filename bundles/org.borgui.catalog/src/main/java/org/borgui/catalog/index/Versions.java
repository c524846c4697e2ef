package org.borgui.catalog.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row says in which archives: versions of an entry, and of the sum of what is below it. Each archive is in at most
 * one set of each kind.
 */
final class Versions {

    /** One value, the same in a set of archives. */
    static final class Version {
        private final int set;
        private final byte[] value;

        Version(int set, byte[] value) {
            this.set = set;
            this.value = value;
        }

        int set() {
            return set;
        }

        byte[] value() {
            return value;
        }

        boolean isOf(byte @Nullable [] other) {
            return other != null && Arrays.equals(value, other);
        }
    }

    private final List<Version> entries;
    private final List<Version> sums;

    Versions(List<Version> entries, List<Version> sums) {
        this.entries = entries;
        this.sums = sums;
    }

    List<Version> entries() {
        return entries;
    }

    List<Version> sums() {
        return sums;
    }

    boolean isEmpty() {
        return entries.isEmpty() && sums.isEmpty();
    }

    byte[] encode(Buffer spare) {
        spare.clear();
        spare.number(entries.size() * 2L + (sums.isEmpty() ? 0 : 1));
        write(entries, spare);
        if (!sums.isEmpty()) {
            spare.number(sums.size());
            write(sums, spare);
        }
        return spare.copy();
    }

    static Versions decode(byte[] value) {
        var input = new Input(value);
        int head = input.count();
        var entries = read(input, head >>> 1);
        return new Versions(entries, (head & 1) == 0 ? List.of() : read(input, input.count()));
    }

    /** The value in one of the sets, null when there is none. */
    static byte @Nullable [] in(BitSet sets, List<Version> versions) {
        for (var version : versions) {
            if (sets.get(version.set())) {
                return version.value();
            }
        }
        return null;
    }

    private static void write(List<Version> versions, Buffer to) {
        versions.forEach(version -> to.number(version.set()).counted(version.value()));
    }

    private static List<Version> read(Input from, int count) {
        var versions = new ArrayList<Version>(count);
        for (int i = 0; i < count; i++) {
            versions.add(new Version(from.count(), from.counted()));
        }
        return versions;
    }
}
