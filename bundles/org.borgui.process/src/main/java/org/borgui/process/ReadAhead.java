package org.borgui.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for somebody who wants all of them, and none at once. Borg writes pieces of 2 MB and computes in between: what it
 * has written is taken off its hands, so that it goes on while the network still has the piece before.
 */
final class ReadAhead implements Pipe.Drain {

    /** One piece of borg's. */
    private static final int BLOCKS = 2 * 1024 * 1024 / Pipe.CHUNK;

    private static final Block END = new Block(0);

    private static final class Block {
        private final byte[] bytes;
        private int count;

        private Block(int size) {
            bytes = new byte[size];
        }
    }

    private final OutputStream to;
    private final Executor threads;
    private final BlockingQueue<Block> waiting = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> used = new ArrayBlockingQueue<>(BLOCKS);
    private @Nullable CompletableFuture<Void> writing;

    /** @param threads where the bytes are written, while the caller's thread reads on */
    ReadAhead(OutputStream to, Executor threads) {
        this.to = to;
        this.threads = threads;
    }

    @Override
    public void take(byte[] bytes, int count) throws IOException {
        var known = used.poll();
        var block = known == null ? new Block(Pipe.CHUNK) : known;
        System.arraycopy(bytes, 0, block.bytes, 0, count);
        block.count = count;
        var unused = hand(block);
    }

    @Override
    public void end() throws IOException {
        try {
            hand(END).join();
        } catch (CompletionException e) {
            throw met(e);
        }
    }

    @Override
    public void drop() {
        while (!waiting.offer(END)) {
            waiting.clear();
        }
    }

    @Override
    public boolean inPieces() {
        return true;
    }

    /** Waits for room, but not for a writer that has failed. */
    private CompletableFuture<Void> hand(Block block) throws IOException {
        var writer = writing == null ? CompletableFuture.runAsync(this::write, threads) : writing;
        writing = writer;
        try {
            do {
                if (writer.isDone()) {
                    writer.join();
                }
            } while (!waiting.offer(block, 100, TimeUnit.MILLISECONDS));
            return writer;
        } catch (CompletionException e) {
            throw met(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void write() {
        try {
            for (var block = waiting.take(); block.count > 0; block = waiting.take()) {
                to.write(block.bytes, 0, block.count);
                used.offer(block);
            }
        } catch (IOException e) {
            throw new Pipe.UndeliveredException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the writer met: an end of the network, or a mistake of whoever reads. */
    private static RuntimeException met(CompletionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
