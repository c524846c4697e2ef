package org.borgui.core.plans;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.core.AnyFiles;
import org.borgui.core.Fixture;
import org.borgui.core.backup.CreateJobs;
import org.borgui.core.canary.Canaries;
import org.borgui.core.jobs.JobEnds;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.jobs.OpenEngine;
import org.borgui.core.jobs.SharedLanes;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.testkit.access.AdminsOnly;

/** Everything that runs plans, as the server puts it together, with operations of the test. */
final class Works {

    final PlanRunner runner;
    final Plans plans;
    final Runs runs;
    final JobsOfPlans ofPlans;
    final Canaries canaries;
    final OpenEngine engine;
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    Works(Fixture server) {
        this(server, new SharedLanes(server.settings));
    }

    /** @param lanes which others pass as well */
    Works(Fixture server, SharedLanes lanes) {
        var access = new AdminsOnly();
        var files = new AnyFiles();
        engine = new OpenEngine(server, lanes);
        var ends = new JobEnds();
        engine.add(ends);
        for (var name : List.of("create", "prune", "compact", "check", "restore-check", "delete", "break-lock")) {
            on(name, job -> new Succeeded(Fixture.NOW));
            engine.add(name, job -> perform(name, job));
        }
        ofPlans = new JobsOfPlans(server.state);
        canaries = new Canaries(server.state, server.data);
        var creations = new CreateJobs(files, engine.service(), server.data, canaries);
        runner = new PlanRunner(
                server.state, server.registry, engine.service(), ofPlans, ends, creations, canaries, Clock.systemUTC());
        runner.wake();
        runs = new Runs(server.state, access, ofPlans, engine.service(), runner);
        plans = new Plans(server.state, server.registry, access, files, runs, runner);
    }

    private Ended perform(String name, JobContext job) throws InterruptedException {
        seen.add(name + " " + job.repository().name());
        return Objects.requireNonNull(operations.get(name)).run(job);
    }

    /** What an operation does from now on. */
    void on(String name, Operation operation) {
        operations.put(name, operation);
    }

    /** The operations that were begun, with the repositories' names. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** Looks until there is something; the test's own time-out ends it. */
    <T> T until(Supplier<Optional<T>> look) {
        for (var found = look.get(); ; found = look.get()) {
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    void close() throws InterruptedException {
        runner.close();
        engine.close();
    }
}
