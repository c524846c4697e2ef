package org.borgui.core.jobs;

import java.time.Duration;
import java.util.function.Consumer;
import org.borgui.api.RepositoryId;
import org.borgui.api.system.ServerSettings;
import org.borgui.core.settings.SettingsKeeper;
import org.borgui.spi.job.RepositoryLanes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The lanes, as jobs and those who only read share them. A component of its own, so that whoever listens to jobs may use it:
 * the engine itself would be a cycle.
 */
@Component(service = {SharedLanes.class, RepositoryLanes.class})
public final class SharedLanes implements RepositoryLanes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Lanes lanes = new Lanes();
    private final SettingsKeeper settings;
    private final Consumer<ServerSettings> changed = this::limit;

    @Activate
    public SharedLanes(@Reference SettingsKeeper settings) {
        this.settings = settings;
        settings.listen(changed);
    }

    private void limit(ServerSettings now) {
        lanes.limit(now.limits());
    }

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

    @Deactivate
    void close() {
        settings.forget(changed);
    }
}
