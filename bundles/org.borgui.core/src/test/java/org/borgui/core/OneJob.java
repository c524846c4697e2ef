package org.borgui.core;

import java.util.List;
import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Repository;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.JobContext;

/** What an operation is given in a test, and what it says. */
public final class OneJob implements JobContext {

    private final List<String> log;
    private final Fixture server;
    private final Repository repository;
    private Job job;

    /** @param log takes the lines of the job's log */
    public OneJob(Fixture server, Repository repository, Job job, List<String> log) {
        this.log = log;
        this.server = server;
        this.repository = repository;
        this.job = job;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public Repository repository() {
        return repository;
    }

    @Override
    public Target target() {
        return server.registry.target(repository.id());
    }

    @Override
    public void log(String line) {
        log.add(line);
    }

    @Override
    public void progress(Progress progress) {
        job = job.at(progress);
    }

    @Override
    public void found(String name, String value) {
        job = job.with(name, value);
    }
}
