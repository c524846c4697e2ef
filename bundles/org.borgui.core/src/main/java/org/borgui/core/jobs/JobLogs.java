package org.borgui.core.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.job.LogPage;
import org.borgui.api.system.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of all jobs, a file each. */
final class JobLogs {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.log");

    private final Path folder;

    private JobLogs(Path folder) {
        this.folder = folder;
    }

    /** Those of this server. */
    static JobLogs in(DataDirectory data) {
        var logs = new JobLogs(data.folder("logs").resolve("jobs"));
        logs.make();
        return logs;
    }

    /** Makes the folder, for the server's user alone. */
    private void make() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for job logs cannot be made: " + folder, e);
        }
    }

    JobLog open(JobId job) {
        try {
            return new JobLog(file(job));
        } catch (IOException e) {
            throw new UncheckedIOException("the log of job %s cannot be made".formatted(job), e);
        }
    }

    boolean has(JobId job) {
        return Files.exists(file(job));
    }

    LogPage page(JobId job, long from, int limit) {
        if (!has(job)) {
            return new LogPage(from, List.of(), 0);
        }
        var lines = new ArrayList<String>();
        long number = 0;
        try (var reader = Files.newBufferedReader(file(job), StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (number >= from && lines.size() < limit) {
                    lines.add(line);
                }
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the log of job %s cannot be read".formatted(job), e);
        }
        return new LogPage(from, lines, number);
    }

    void copy(JobId job, OutputStream to) throws IOException {
        if (!has(job)) {
            throw RefusedException.notFound(
                    "backend.errors.backup.noLogsAvailable", "Job %s has no log.".formatted(job));
        }
        Files.copy(file(job), to);
    }

    /** A log that is there. */
    record Found(JobId job, long bytes, Instant written) {}

    /** All that are there; other files in the folder are none of ours. */
    List<Found> all() {
        try (var files = Files.newDirectoryStream(folder, "*.log")) {
            var found = new ArrayList<Found>();
            files.forEach(file -> found(file).ifPresent(found::add));
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            throw new UncheckedIOException("the logs of jobs cannot be listed", new IOException(e));
        }
    }

    private static Optional<Found> found(Path file) {
        var number = NAME.matcher(String.valueOf(file.getFileName()));
        if (!number.matches()) {
            return Optional.empty();
        }
        try {
            var is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return is.isRegularFile()
                    ? Optional.of(new Found(
                            JobId.fromString(number.group(1)),
                            is.size(),
                            is.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException e) { // it has just gone
            LOG.debug("{} is not looked at", file, e);
            return Optional.empty();
        }
    }

    /** Whether it is gone now; the server's log says why not. */
    boolean delete(JobId job) {
        try {
            Files.deleteIfExists(file(job));
            return true;
        } catch (IOException e) {
            LOG.warn("The log of job {} cannot be removed", job, e);
            return false;
        }
    }

    private Path file(JobId job) {
        return folder.resolve(job + ".log");
    }
}
