package org.borgui.store.mvstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.borgui.spi.state.StateException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** The file, its rights, and the maps in it. */
record StateFile(Path path) {

    static final String NAME = "state.mv";
    static final String DOCUMENTS = "documents.";

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final String LAYOUT = ".layout"; // no collection is called so

    /** Of the maps; kept in the file, so that an older server does not write into a newer one's state. */
    private static final long PRESENT_LAYOUT = 1;

    static StateFile in(Path folder) {
        return new StateFile(folder.resolve(NAME));
    }

    /** Makes the file if need be, and looks whether it can be trusted: every page is read once. */
    MVStore open() {
        makePrivate();
        try {
            var store = again();
            try {
                check(store);
                return store;
            } catch (RuntimeException e) {
                store.closeImmediately();
                throw e;
            }
        } catch (MVStoreException e) {
            throw Failures.of(path, e);
        }
    }

    /** The same for a file that was trusted already; it is not written to, so that it can be read on a full disk. */
    MVStore again() {
        try {
            // what is not committed must not be kept by a timer, nor because it has become much
            return new MVStore.Builder()
                    .fileName(path.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (MVStoreException e) {
            throw Failures.of(path, e);
        }
    }

    private void check(MVStore store) {
        var numbers = numbers(store);
        var layout = numbers.get(LAYOUT);
        if (layout == null) {
            numbers.put(LAYOUT, PRESENT_LAYOUT);
            store.commit();
        } else if (layout > PRESENT_LAYOUT) {
            throw new StateException("%s was written by a newer version of this server.".formatted(path)
                    + " Install that version again, or put back a copy made before the update.");
        }
        for (var name : store.getMapNames()) {
            if (name.startsWith(DOCUMENTS)) {
                documents(store, name.substring(DOCUMENTS.length())).forEach((id, body) -> requireWhole(body));
            } else if (name.startsWith("index.")) {
                store.openMap(name, bytes(ByteArrayDataType.INSTANCE)).forEach((key, none) -> {});
            }
        }
    }

    private void requireWhole(byte[] body) {
        if (!Body.isWhole(body)) {
            throw new StateException(Failures.damaged(path));
        }
    }

    static MVMap<Long, byte[]> documents(MVStore store, String collection) {
        return store.openMap(DOCUMENTS + collection, bytes(LongDataType.INSTANCE));
    }

    static MVMap<byte[], byte[]> index(MVStore store, String collection, String index) {
        return store.openMap("index." + collection + "." + index, bytes(ByteArrayDataType.INSTANCE));
    }

    /** The number that each collection gave last, by its name, and the layout. */
    static MVMap<String, Long> numbers(MVStore store) {
        return store.openMap(
                "numbers",
                new MVMap.Builder<String, Long>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    /** The fields that each index was made of, by collection and name. */
    static MVMap<String, String> definitions(MVStore store) {
        return store.openMap(
                "definitions",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    private static <K> MVMap.Builder<K, byte[]> bytes(DataType<K> key) {
        return new MVMap.Builder<K, byte[]>().keyType(key).valueType(ByteArrayDataType.INSTANCE);
    }

    private void makePrivate() {
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.isDirectory(path)) {
                throw new StateException(Failures.unwritable(path));
            }
            if (Files.notExists(path)) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            Files.setPosixFilePermissions(path, PRIVATE);
        } catch (IOException e) {
            throw new StateException(Failures.unwritable(path), e);
        }
    }
}
