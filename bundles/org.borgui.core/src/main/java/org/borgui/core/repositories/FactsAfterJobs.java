package org.borgui.core.repositories;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.job.RepositoryLanes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the facts of a repository fresh: asks borg after each job that changed it. */
@Component
public final class FactsAfterJobs implements JobListener {

    private static final Logger LOG = LoggerFactory.getLogger(FactsAfterJobs.class);
    private static final Set<String> READING = Set.of("extract", "check", "restore-check");

    private final RepositoryRegistry registry;
    private final KeptFacts kept;
    private final RepositoryLanes lanes;
    private final FactsReader reader;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "facts"));

    @Activate
    public FactsAfterJobs(
            @Reference RepositoryRegistry registry,
            @Reference JobsOfPlans jobs,
            @Reference RepositoryLanes lanes,
            @Reference Borg borg) {
        this.kept = new KeptFacts(registry, jobs);
        this.registry = registry;
        this.lanes = lanes;
        this.reader = new FactsReader(borg, Clock.systemUTC());
    }

    @Override
    public void changed(Job job) {
        boolean changed = job.isGood();
        var repository = job.repository();
        if (changed && repository != null && !READING.contains(job.operation())) {
            boolean seen = job.parameters().text("fingerprint").isPresent();
            thread.execute(() -> read(repository, seen));
        }
    }

    private void read(RepositoryId id, boolean seen) {
        if (registry.find(id).isEmpty()) {
            return;
        }
        try {
            var target = registry.target(id);
            var read = lanes.reading(id, () -> {
                try {
                    return reader.read(target);
                } catch (BorgFailedException e) {
                    throw e.refused(id, "backend.errors.repo.failedToGetRepositoryInfo");
                }
            });
            kept.keep(id, read.facts(), seen);
        } catch (RefusedException e) {
            LOG.warn("The sizes of repository {} could not be read; they stay as they were: {}", id, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(2, TimeUnit.SECONDS);
    }
}
