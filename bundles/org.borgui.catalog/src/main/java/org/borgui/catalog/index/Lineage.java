package org.borgui.catalog.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A complete file with the contents of the archives of a series, open for reading by any number of threads. */
public final class Lineage implements AutoCloseable {

    private static final int CACHED = 64;

    private final RandomAccessFile file;
    private final Seal seal;
    private final Footer footer;
    private final long length;
    private final Map<Integer, byte[]> cache = new LinkedHashMap<>(CACHED * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > CACHED;
        }
    };

    private Lineage(RandomAccessFile file, byte[] repositoryKey) throws IOException {
        this.file = file;
        length = file.length();
        var head = read(0, LineageWriter.HEAD);
        var tail = ByteBuffer.wrap(read(length - LineageWriter.TAIL, LineageWriter.TAIL));
        requireMagic(head, 0);
        requireMagic(tail.array(), LineageWriter.TAIL - LineageWriter.MAGIC.length);
        seal = Seal.of(repositoryKey, Arrays.copyOfRange(head, LineageWriter.MAGIC.length, head.length));
        footer = Footer.decode(seal.open(LineageWriter.FOOTER, read(tail.getLong(), tail.getInt())));
    }

    /**
     * Opens a file.
     *
     * @throws TornFileException when it is not there, or is not a complete file that was sealed with this key
     * @throws IOException when it cannot be read now
     */
    public static Lineage open(Path path, byte[] repositoryKey) throws IOException {
        var file = file(path);
        try {
            return Damage.noticed(() -> new Lineage(file, repositoryKey));
        } catch (IOException | RuntimeException e) {
            closeQuietly(file);
            throw e;
        }
    }

    private static RandomAccessFile file(Path path) throws IOException {
        try {
            return new RandomAccessFile(path.toFile(), "r"); // a channel would be closed by an interrupt of one reader
        } catch (FileNotFoundException e) { // also when too many files are open
            if (Files.notExists(path)) {
                throw new TornFileException(e);
            }
            throw e;
        }
    }

    /** Of the archives in it; the next archive of this series belongs here too. */
    public String series() {
        return footer.series();
    }

    /** The archives in it, by borg's identities of them. */
    public Set<String> archives() {
        return footer.archives().stream().map(KeptArchive::borgId).collect(Collectors.toUnmodifiableSet());
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /**
     * What is in one archive.
     *
     * @throws IllegalArgumentException when the archive is not in this file
     */
    public Contents contents(String borgId) {
        int archive = archive(borgId).orElseThrow(() -> new IllegalArgumentException("no archive " + borgId));
        return new Contents(this, archive);
    }

    @Override
    public void close() {
        closeQuietly(file);
    }

    OptionalInt archive(String borgId) {
        var archives = footer.archives();
        return IntStream.range(0, archives.size())
                .filter(i -> archives.get(i).borgId().equals(borgId))
                .findFirst();
    }

    Footer footer() {
        return footer;
    }

    /** Every row, for somebody who reads them all. */
    Rows rows() {
        return new Reading(-1, Block.read(new byte[0]), false);
    }

    /** The rows from a key on. */
    Rows rows(byte[] from) throws IOException {
        int number = footer.places().find(from);
        if (number >= footer.places().count()) {
            return rows();
        }
        var block = Block.read(block(number, true));
        var first = block.next(from);
        var rest = new Reading(number, block, true);
        return new Rows() {
            private @Nullable Row row = first;

            @Override
            public @Nullable Row next() throws IOException {
                var next = row == null ? rest.next() : row;
                row = null;
                return next;
            }
        };
    }

    private byte[] block(int number, boolean cached) throws IOException {
        if (cached) {
            synchronized (cache) {
                var block = cache.get(number);
                if (block != null) {
                    return block;
                }
            }
        }
        var block = read(number);
        if (cached) {
            synchronized (cache) {
                cache.put(number, block);
            }
        }
        return block;
    }

    private byte[] read(int number) throws IOException {
        var places = footer.places();
        return Damage.noticed(
                () -> seal.open(number, read(LineageWriter.HEAD + places.begin(number), places.length(number))));
    }

    private byte[] read(long from, int count) throws IOException {
        if (from < 0 || count < 0 || from + count > length) {
            throw new DamagedException("it is too short");
        }
        var bytes = new byte[count];
        synchronized (file) {
            file.seek(from);
            file.readFully(bytes);
        }
        return bytes;
    }

    private static void requireMagic(byte[] bytes, int from) throws IOException {
        int end = from + LineageWriter.MAGIC.length;
        if (!Arrays.equals(bytes, from, end, LineageWriter.MAGIC, 0, LineageWriter.MAGIC.length)) {
            throw new DamagedException("it is no complete file of contents");
        }
    }

    private static void closeQuietly(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("a file that was only read could not be closed", e);
        }
    }

    /** The rows of one block after another. */
    private final class Reading implements Rows {

        private final boolean cached;
        private int number;
        private Block.Reading block;

        private Reading(int number, Block.Reading block, boolean cached) {
            this.number = number;
            this.block = block;
            this.cached = cached;
        }

        @Override
        public @Nullable Row next() throws IOException {
            var row = block.next();
            while (row == null && number + 1 < footer.places().count()) {
                number++;
                block = Block.read(block(number, cached));
                row = block.next();
            }
            return row;
        }
    }
}
