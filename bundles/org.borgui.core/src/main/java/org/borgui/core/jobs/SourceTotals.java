package org.borgui.core.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.borgui.api.JobId;
import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;

/**
 * How much there is to read, for jobs that have sources and do not know it from an earlier run: counted beside the job, on
 * one thread. Until it is known, or when exclude patterns make it unknowable, the job has no percent.
 */
final class SourceTotals {

    private final Map<JobId, Future<OptionalLong>> counts = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "source-count");
        made.setDaemon(true);
        return made;
    });

    void begin(Job job) {
        var parameters = job.parameters();
        if (!parameters.list("sources").isEmpty()
                && parameters.text("expectedSize").isEmpty()) {
            SourceCount.of(parameters).ifPresent(count -> counts.put(job.id(), thread.submit(count)));
        }
    }

    void end(JobId job) {
        Optional.ofNullable(counts.remove(job)).ifPresent(count -> count.cancel(true));
    }

    /** The sample with percent and remaining time, when the total is known by now and the sample has none. */
    Progress complete(JobId job, Progress sample) {
        var total = total(job);
        if (sample.expected() != null || total.isEmpty() || total.getAsLong() < sample.originalSize()) {
            return sample;
        }
        long expected = total.getAsLong();
        long left = expected - sample.originalSize();
        return new Progress(
                sample.originalSize(),
                sample.compressedSize(),
                sample.deduplicatedSize(),
                sample.files(),
                sample.current(),
                expected == 0 ? 100.0 : 100.0 * sample.originalSize() / expected,
                sample.bytesPerSecond(),
                expected,
                sample.bytesPerSecond() > 0 ? Math.round(left / sample.bytesPerSecond()) : null);
    }

    private OptionalLong total(JobId job) {
        var count = counts.get(job);
        if (count == null || !count.isDone() || count.isCancelled()) {
            return OptionalLong.empty();
        }
        try {
            return count.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (java.util.concurrent.ExecutionException e) {
            return OptionalLong.empty();
        }
    }

    void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(1, TimeUnit.SECONDS);
    }
}
