package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file of rows: a head with the file's identity, sealed blocks, the sealed footer, and where the footer begins.
 */
final class LineageWriter implements AutoCloseable {

    static final byte[] MAGIC = "BUIcat02".getBytes(US_ASCII);
    static final int HEAD = MAGIC.length + Seal.IDENTITY;
    static final int TAIL = Long.BYTES + Integer.BYTES + MAGIC.length;

    /** The number under which the footer is sealed. */
    static final int FOOTER = -1;

    private static final int BLOCK = 1 << 14;
    private static final int AT_ONCE = 1 << 18;

    private final FileChannel channel;
    private final Seal seal;
    private final ByteBuffer waiting = ByteBuffer.allocate(AT_ONCE);
    private final Block block = new Block();
    private final Places places = new Places();

    LineageWriter(Path file, byte[] repositoryKey) throws IOException {
        var identity = Seal.random(Seal.IDENTITY);
        seal = Seal.of(repositoryKey, identity);
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        waiting.put(MAGIC).put(identity);
    }

    /** Adds the next row; its key must be after the one before. */
    void add(byte[] key, byte[] value) throws IOException {
        block.add(key, value);
        if (block.size() >= BLOCK) {
            endBlock();
        }
    }

    /** Ends the file, and makes sure that it is on the disk. */
    Footer finish(Footer without) throws IOException {
        if (!block.isEmpty()) {
            endBlock();
        }
        var footer = new Footer(without.series(), without.archives(), without.attributes(), without.sets(), places);
        var bytes = footer.encode();
        var sealed = seal.seal(FOOTER, bytes, bytes.length);
        write(sealed);
        var tail = ByteBuffer.allocate(TAIL);
        tail.putLong(HEAD + places.begin(places.count())).putInt(sealed.length).put(MAGIC);
        write(tail.array());
        drain();
        channel.force(true);
        return footer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void endBlock() throws IOException {
        var sealed = seal.seal(places.count(), block.array(), block.size());
        places.add(block.firstKey(), sealed.length);
        write(sealed);
        block.clear();
    }

    private void write(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            if (!waiting.hasRemaining()) {
                drain();
            }
            int count = Math.min(waiting.remaining(), bytes.length - from);
            waiting.put(bytes, from, count);
            from += count;
        }
    }

    private void drain() throws IOException {
        waiting.flip();
        while (waiting.hasRemaining()) {
            channel.write(waiting);
        }
        waiting.clear();
    }
}
