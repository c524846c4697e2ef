package org.borgui.core.jobs;

import java.time.Clock;
import java.util.Map;
import org.borgui.api.job.JobService;
import org.borgui.core.Fixture;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.RepositoryLanes;
import org.borgui.testkit.access.AdminsOnly;

/** The engine for tests of other packages, which the framework would put together. */
public final class OpenEngine {

    private final SharedLanes lanes;
    private final JobEngine engine;

    public OpenEngine(Fixture server) {
        this(server, new SharedLanes(server.settings));
    }

    /** @param lanes which others pass as well */
    public OpenEngine(Fixture server, SharedLanes lanes) {
        this.lanes = lanes;
        engine = new JobEngine(
                4,
                server.state,
                server.data,
                new AdminsOnly(),
                server.registry,
                lanes,
                server.settings,
                Clock.systemUTC());
    }

    public JobService service() {
        return engine;
    }

    public void add(JobListener listener) {
        engine.addListener(listener);
    }

    public void add(String name, Operation operation) {
        engine.addOperation(operation, Map.of("borgui.operation", name));
    }

    public void addReading(String name, Operation operation) {
        engine.addOperation(operation, Map.of("borgui.operation", name, "borgui.reading", true));
    }

    public RepositoryLanes lanes() {
        return lanes;
    }

    public void close() throws InterruptedException {
        engine.close();
    }
}
