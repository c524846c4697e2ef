package org.borgui.catalog;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.borgui.api.RefusedException;
import org.borgui.api.archive.Entry;

/** Streams one file of an archive, and makes sure that all of it came. */
final class Download {

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
            asking.ask(key.repository(), Refusals.EXTRACT, (borg, target) -> {
                try {
                    borg.extract(target, archive, file.path(), counted);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return true;
            });
        } catch (RefusedException e) {
            throw counted.bytes == 0 && mayBeReplaced(file) ? Refusals.unreachable(file.path()) : e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (counted.bytes == 0 && file.size() > 0 && mayBeReplaced(file)) {
            throw Refusals.unreachable(file.path());
        }
        if (counted.bytes != file.size()) {
            throw Refusals.incomplete(file.path(), file.size(), counted.bytes);
        }
    }

    /** Borg shows a question mark for each byte that is not UTF-8, and then does not find the file by that name. */
    private static boolean mayBeReplaced(Entry file) {
        return file.path().indexOf('?') >= 0 || file.path().indexOf('\uFFFD') >= 0;
    }
}
