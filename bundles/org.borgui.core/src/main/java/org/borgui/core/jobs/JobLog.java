package org.borgui.core.jobs;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of one running job: a line a time, flushed, at most {@value #LIMIT} bytes. */
final class JobLog implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);
    static final long LIMIT = 100L << 20;

    private final BufferedWriter writer;
    private long lines;
    private long bytes;
    private boolean full;
    private boolean broken;

    JobLog(Path file) throws IOException {
        writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Adds a line; line breaks in it are shown, not made. A disk that is full is told to the server's log, once. */
    synchronized void add(String line) {
        if (full) {
            return;
        }
        var text = line.replace("\r", "\\r").replace("\n", "\\n");
        bytes += text.length() + 1L;
        full = bytes > LIMIT;
        try {
            writer.write(full ? "The log ends here: it has reached its limit of 100 MB." : text);
            writer.newLine();
            writer.flush();
            lines++;
        } catch (IOException e) {
            full = true;
            broken = true;
            LOG.error("A job's log cannot be written any more; the job goes on without it", e);
        }
    }

    /** Whether lines are missing that could not be written. */
    synchronized boolean isBroken() {
        return broken;
    }

    synchronized long lines() {
        return lines;
    }

    @Override
    public synchronized void close() {
        try {
            full = true;
            writer.close();
        } catch (IOException e) {
            LOG.warn("A job's log could not be closed: {}", e.toString());
        }
    }
}
