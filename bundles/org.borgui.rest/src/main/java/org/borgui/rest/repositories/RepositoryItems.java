package org.borgui.rest.repositories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.plan.PlanService;
import org.borgui.api.repository.Repository;
import org.borgui.rest.jobs.JobView;
import org.borgui.rest.jobs.JobViews;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the wire form of repositories for somebody: with what this caller may do, and the newest job. */
@Component(service = RepositoryItems.class)
public final class RepositoryItems {

    private final AccessService access;
    private final JobService jobs;
    private final PlanService plans;
    private final JobViews views;

    @Activate
    public RepositoryItems(
            @Reference AccessService access,
            @Reference JobService jobs,
            @Reference PlanService plans,
            @Reference JobViews views) {
        this.access = access;
        this.jobs = jobs;
        this.plans = plans;
        this.views = views;
    }

    RepositoryItem of(Caller caller, Repository repository) {
        return of(caller, List.of(repository)).repositories().get(0);
    }

    RepositoryList of(Caller caller, List<Repository> list) {
        var latest = latest(caller, list);
        var cares = new Cares(caller, jobs, plans);
        return new RepositoryList(
                true,
                list.stream()
                        .map(repository -> item(
                                caller,
                                repository,
                                cares.of(repository.id()),
                                latest.get(repository.id().value())))
                        .toList());
    }

    private RepositoryItem item(Caller caller, Repository repository, Care care, @Nullable JobView latest) {
        boolean canBackup = !repository.observed() && access.may(caller, Action.BACKUP, repository.id());
        return RepositoryItem.of(repository, canBackup, caller.isAdmin(), care, latest);
    }

    /** The newest job of each repository, by the repository's number. */
    private Map<Long, JobView> latest(Caller caller, List<Repository> list) {
        var jobsOfAll = list.stream()
                .flatMap(
                        repository -> jobs
                                .list(
                                        caller,
                                        new Query(Set.of(), Optional.of(repository.id()), Optional.empty(), false, 1))
                                .stream())
                .toList();
        var latest = new HashMap<Long, JobView>();
        for (JobView view : views.of(caller, jobsOfAll)) {
            Long repository = view.repositoryId();
            if (repository != null) {
                latest.put(repository, view);
            }
        }
        return latest;
    }

    /** All that the caller may view. */
    record RepositoryList(boolean success, List<RepositoryItem> repositories) {}
}
