package org.borgui.spi.state;

import java.util.List;

/**
 * A collection.
 *
 * @param name lower case letters, digits and underscores
 * @param schemaVersion of its documents, for migrations
 * @param appendOnly its documents are never changed nor deleted
 */
public record CollectionSpec(String name, int schemaVersion, List<Index> indexes, boolean appendOnly) {

    public CollectionSpec {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("'%s' cannot name a collection".formatted(name));
        }
        indexes = List.copyOf(indexes);
    }
}
