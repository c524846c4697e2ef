package org.borgui.rest.files;

import java.util.List;

/**
 * The folders below which everything lies that may be seen here.
 *
 * @param fixed the environment names them, so they cannot be changed
 */
record RootList(List<Root> roots, boolean fixed) {

    /** One of them. */
    record Root(String path) {}

    static RootList of(List<String> paths, boolean fixed) {
        return new RootList(paths.stream().map(Root::new).toList(), fixed);
    }
}
