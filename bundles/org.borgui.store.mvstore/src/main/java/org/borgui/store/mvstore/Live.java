package org.borgui.store.mvstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** An open store and its maps, with what is not committed yet. */
final class Live implements Maps {

    private final MVStore store;
    private final Map<String, MVMap<Long, byte[]>> documents = new ConcurrentHashMap<>();
    private final Map<String, MVMap<byte[], byte[]>> indexes = new ConcurrentHashMap<>();
    private final MVMap<String, Long> numbers;
    private final MVMap<String, String> definitions;

    Live(MVStore store) {
        this.store = store;
        this.numbers = StateFile.numbers(store);
        this.definitions = StateFile.definitions(store);
    }

    MVStore store() {
        return store;
    }

    MVMap<String, Long> numbers() {
        return numbers;
    }

    MVMap<String, String> definitions() {
        return definitions;
    }

    MVMap<Long, byte[]> documentsMap(String collection) {
        return documents.computeIfAbsent(collection, name -> StateFile.documents(store, name));
    }

    MVMap<byte[], byte[]> indexMap(String collection, String index) {
        return indexes.computeIfAbsent(key(collection, index), name -> StateFile.index(store, collection, index));
    }

    void removeIndex(String collection, String index) {
        store.removeMap(indexMap(collection, index));
        indexes.remove(key(collection, index));
    }

    /** What was opened or closed since may be gone after a step back. */
    void forget() {
        documents.clear();
        indexes.clear();
    }

    @Override
    public View<Long> documents(String collection) {
        return View.now(documentsMap(collection));
    }

    @Override
    public View<byte[]> index(String collection, String index) {
        return View.now(indexMap(collection, index));
    }

    /** As it is at this moment, for good. */
    Maps frozen() {
        Map<String, View<Long>> ownDocuments = documents.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> View.now(one.getValue())));
        Map<String, View<byte[]>> ownIndexes = indexes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> View.now(one.getValue())));
        return new Frozen(ownDocuments, ownIndexes);
    }

    private static String key(String collection, String index) {
        return collection + "." + index;
    }

    private record Frozen(Map<String, View<Long>> ownDocuments, Map<String, View<byte[]>> ownIndexes) implements Maps {

        @Override
        public View<Long> documents(String collection) {
            return found(ownDocuments.get(collection), collection);
        }

        @Override
        public View<byte[]> index(String collection, String index) {
            return found(ownIndexes.get(key(collection, index)), collection);
        }

        private static <V> V found(@Nullable V view, String collection) {
            if (view == null) {
                throw new IllegalArgumentException("collection '%s' was not opened".formatted(collection));
            }
            return view;
        }
    }
}
