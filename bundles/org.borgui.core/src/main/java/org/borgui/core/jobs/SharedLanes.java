package org.borgui.core.jobs;

import java.time.Duration;
import org.borgui.api.RepositoryId;
import org.borgui.spi.job.RepositoryLanes;
import org.osgi.service.component.annotations.Component;

/**
 * The lanes, as jobs and those who only read share them. A component of its own, so that whoever listens to jobs may use it:
 * the engine itself would be a cycle.
 */
@Component(service = {SharedLanes.class, RepositoryLanes.class})
public final class SharedLanes implements RepositoryLanes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Lanes lanes = new Lanes();

    Lanes lanes() {
        return lanes;
    }

    @Override
    public <T> T reading(RepositoryId repository, Reading<T> reading) throws InterruptedException {
        var busy = lanes.visit(repository, PATIENCE);
        if (busy.isPresent()) {
            throw Rights.locked(repository, busy.get());
        }
        try {
            return reading.read();
        } finally {
            lanes.endVisit(repository);
        }
    }
}
