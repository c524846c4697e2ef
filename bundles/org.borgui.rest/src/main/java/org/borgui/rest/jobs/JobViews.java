package org.borgui.rest.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.LogFate;
import org.borgui.api.plan.Plan;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the wire form of jobs for somebody: with names, and with what this caller may do. */
@Component(service = JobViews.class)
public final class JobViews {

    private final AccessService access;
    private final RepositoryService repositories;
    private final JobService jobs;

    @Activate
    public JobViews(
            @Reference AccessService access, @Reference RepositoryService repositories, @Reference JobService jobs) {
        this.access = access;
        this.repositories = repositories;
        this.jobs = jobs;
    }

    /** One job. */
    public JobView of(Caller caller, Job job) {
        return of(caller, List.of(job)).get(0);
    }

    /** Many jobs; the names of repositories are looked up once. */
    public List<JobView> of(Caller caller, List<Job> list) {
        var names = names(caller);
        return list.stream().map(job -> view(caller, job, names)).toList();
    }

    /** Whether the caller may know of the job; one of no known repository is for admins and for who asked. */
    public boolean mayView(Caller caller, Job job) {
        return may(caller, Action.VIEW, job);
    }

    /** Whether the caller may know of a plan: one of its repositories is enough. */
    public boolean mayView(Caller caller, Plan plan) {
        return plan.destinations().stream()
                .anyMatch(destination -> access.may(caller, Action.VIEW, destination.repository()));
    }

    private Map<RepositoryId, String> names(Caller caller) {
        var names = new HashMap<RepositoryId, String>();
        for (Repository repository : repositories.list(caller)) {
            names.put(repository.id(), repository.name());
        }
        return names;
    }

    private JobView view(Caller caller, Job job, Map<RepositoryId, String> names) {
        RepositoryId repository = job.repository();
        return JobView.of(
                job,
                repository == null ? null : names.get(repository),
                !job.hasEnded() && may(caller, cancelling(job), job),
                LogFate.of(job, jobs.hasLog(job.id())),
                job.isQueued() ? jobs.crowd(job.id()).orElse(null) : null);
    }

    private boolean may(Caller caller, Action action, Job job) {
        RepositoryId repository = job.repository();
        return repository == null
                ? caller.isAdmin() || job.by().equals(caller.username())
                : access.may(caller, action, repository);
    }

    private static Action cancelling(Job job) {
        return switch (job.operation()) {
            case "create" -> Action.BACKUP;
            case "extract" -> Action.RESTORE;
            case "delete" -> Action.DELETE_ARCHIVE;
            default -> Action.MAINTENANCE;
        };
    }
}
