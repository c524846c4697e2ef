package org.borgui.catalog.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of archives by number: most entries are in the same few. An archive is its place in the order of their times. */
final class Sets {

    private final List<BitSet> list = new ArrayList<>();
    private final Map<BitSet, Integer> numbers = new HashMap<>();

    /** The number of a set, which must not be changed any more. */
    int number(BitSet set) {
        return numbers.computeIfAbsent(set, added -> {
            list.add(added);
            return list.size() - 1;
        });
    }

    int size() {
        return list.size();
    }

    BitSet get(int number) {
        return list.get(number);
    }

    /** The numbers of those sets that an archive is in. */
    BitSet with(int archive) {
        var with = new BitSet(list.size());
        for (int i = 0; i < list.size(); i++) {
            with.set(i, list.get(i).get(archive));
        }
        return with;
    }

    /** As intervals, each from its first archive to its last one. */
    void write(Buffer to) {
        to.number(list.size());
        for (var set : list) {
            var intervals = new Buffer(16);
            int count = 0;
            int before = 0;
            for (int first = set.nextSetBit(0); first >= 0; first = set.nextSetBit(before)) {
                int after = set.nextClearBit(first);
                intervals.number(first - before).number(after - first);
                before = after;
                count++;
            }
            to.number(count).bytes(intervals.array(), 0, intervals.size());
        }
    }

    static Sets read(Input from) {
        var sets = new Sets();
        for (int count = from.count(); count > 0; count--) {
            var set = new BitSet();
            int before = 0;
            for (int intervals = from.count(); intervals > 0; intervals--) {
                int first = before + from.count();
                before = first + from.count();
                set.set(first, before);
            }
            sets.list.add(set);
        }
        return sets;
    }
}
