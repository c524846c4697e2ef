package org.borgui.catalog;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.borgui.api.RefusedException;
import org.borgui.api.archive.Entry;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;

/** Streams from an archive, and makes sure that all of it came. */
final class Download {

    private interface Streaming {
        void stream(Borg borg, Target target, OutputStream to)
                throws BorgFailedException, IOException, InterruptedException;
    }

    /** Counts what goes through. */
    private static final class Counted extends FilterOutputStream {
        private long bytes;

        private Counted(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            out.write(b, from, length);
            bytes += length;
        }
    }

    private final Asking asking;

    Download(Asking asking) {
        this.asking = asking;
    }

    /** Streams a regular file that borg lists as this entry. */
    void stream(ArchiveKey key, String archive, Entry file, OutputStream to) throws IOException {
        var counted = new Counted(to);
        try {
            ask(key, counted, (borg, target, out) -> borg.extract(target, archive, file.path(), out));
        } catch (RefusedException e) {
            throw counted.bytes == 0 && mayBeReplaced(file) ? Refusals.unreachable(file.path()) : e;
        }
        if (counted.bytes == 0 && file.size() > 0 && mayBeReplaced(file)) {
            throw Refusals.unreachable(file.path());
        }
        if (counted.bytes != file.size()) {
            throw Refusals.incomplete(file.path(), file.size(), counted.bytes);
        }
    }

    /** Streams a folder and all that is below it as a tar. */
    void tar(ArchiveKey key, String archive, Entry folder, OutputStream to) throws IOException {
        try {
            ask(key, to, (borg, target, out) -> borg.exportTar(target, archive, folder.path(), out));
        } catch (RefusedException e) {
            throw mayBeReplaced(folder) ? Refusals.unreachable(folder.path()) : e;
        }
    }

    private void ask(ArchiveKey key, OutputStream to, Streaming streaming) throws IOException {
        try {
            asking.ask(key.repository(), Refusals.EXTRACT, (borg, target) -> {
                try {
                    streaming.stream(borg, target, to);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Borg shows a question mark for each byte that is not UTF-8, and then does not find the file by that name. */
    private static boolean mayBeReplaced(Entry file) {
        return file.path().indexOf('?') >= 0 || file.path().indexOf('\uFFFD') >= 0;
    }
}
