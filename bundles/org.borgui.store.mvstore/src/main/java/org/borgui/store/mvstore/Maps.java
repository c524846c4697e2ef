package org.borgui.store.mvstore;

/** The maps of a store, as they are being written or as they were when something was committed last. */
interface Maps {

    View<Long> documents(String collection);

    View<byte[]> index(String collection, String index);
}
