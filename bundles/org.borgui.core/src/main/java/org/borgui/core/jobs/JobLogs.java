package org.borgui.core.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.job.LogPage;

/** The logs of all jobs, a file each. */
final class JobLogs {

    private final Path folder;

    JobLogs(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, for the server's user alone. */
    void make() {
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
            return new LogPage(from, java.util.List.of(), 0);
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

    private Path file(JobId job) {
        return folder.resolve(job + ".log");
    }
}
