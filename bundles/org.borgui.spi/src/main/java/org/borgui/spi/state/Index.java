package org.borgui.spi.state;

import java.util.List;

/**
 * What a collection can be searched by: the values of top-level fields, in this order. A field is a text, a whole number or
 * a boolean; a document without it, or with null, has no value there, and such documents never clash in a unique index.
 *
 * @param name lower case letters, digits and underscores
 */
public record Index(String name, List<String> fields, boolean unique) {

    public Index {
        if (fields.isEmpty() || !name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("index '%s' needs a name and fields".formatted(name));
        }
        fields = List.copyOf(fields);
    }

    /** An index that allows equal values. */
    public static Index on(String name, String... fields) {
        return new Index(name, List.of(fields), false);
    }

    /** An index that refuses equal values. */
    public static Index unique(String name, String... fields) {
        return new Index(name, List.of(fields), true);
    }
}
