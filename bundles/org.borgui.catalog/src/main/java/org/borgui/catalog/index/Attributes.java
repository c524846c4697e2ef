package org.borgui.catalog.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.archive.Entry;
import org.jspecify.annotations.Nullable;

/** What many entries have in common, by a number. Numbers never change; when there are too many, an entry says it itself. */
final class Attributes {

    /** Stands for those that have no number. */
    static final int UNNUMBERED = 0;

    private static final int MOST = 50_000;
    private static final String BETWEEN = "\0";

    /** Of an entry. */
    record One(char type, String mode, String user, String group) {

        static One of(Entry entry) {
            return new One(entry.type(), entry.mode(), entry.user(), entry.group());
        }

        static One parse(String text) {
            var parts = text.split(BETWEEN, -1);
            return new One(parts[0].charAt(0), parts[0].substring(1), parts[1], parts[2]);
        }

        String text() {
            return type + mode + BETWEEN + user + BETWEEN + group;
        }
    }

    private final List<One> list = new ArrayList<>();
    private final Map<One, Integer> numbers = new HashMap<>();
    private @Nullable One last;
    private int lastNumber;

    int number(One one) {
        if (!one.equals(last)) {
            last = one;
            lastNumber = numbers.getOrDefault(one, UNNUMBERED);
            if (lastNumber == UNNUMBERED && list.size() < MOST) {
                lastNumber = add(one);
            }
        }
        return lastNumber;
    }

    One get(int number) {
        return list.get(number - 1);
    }

    Attributes copy() {
        var copy = new Attributes();
        list.forEach(copy::add);
        return copy;
    }

    void write(Buffer to) {
        to.number(list.size());
        list.forEach(one -> to.text(one.text()));
    }

    static Attributes read(Input from) {
        var attributes = new Attributes();
        for (int count = from.count(); count > 0; count--) {
            attributes.add(One.parse(from.text()));
        }
        return attributes;
    }

    private int add(One one) {
        list.add(one);
        numbers.put(one, list.size());
        return list.size();
    }
}
