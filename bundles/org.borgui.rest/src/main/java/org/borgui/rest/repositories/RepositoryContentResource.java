package org.borgui.rest.repositories;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.borgui.api.access.Permission.ARCHIVES_VIEW;
import static org.borgui.api.access.Permission.JOBS_VIEW;
import static org.borgui.api.access.Permission.REPOSITORIES_VIEW;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.repositories.RepositoryAnswers.Archives;
import org.borgui.rest.repositories.RepositoryAnswers.Info;
import org.borgui.rest.repositories.RepositoryAnswers.Running;
import org.borgui.rest.repositories.RepositoryAnswers.Stats;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/…}: what borg and the jobs say of one repository. */
@Component(service = RepositoryContentResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
public final class RepositoryContentResource {

    private static final Set<String> MAINTENANCE = Set.of("check", "compact", "prune", "restore-check", "wipe");

    private final RepositoryService repositories;
    private final ArchiveService archives;
    private final JobService jobs;

    @Activate
    public RepositoryContentResource(
            @Reference RepositoryService repositories, @Reference ArchiveService archives, @Reference JobService jobs) {
        this.repositories = repositories;
        this.archives = archives;
        this.jobs = jobs;
    }

    @GET
    @Path("{repo_id}/archives")
    @Permit(ARCHIVES_VIEW)
    public Archives archives(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var repository = repositories.get(caller, id);
        var starts =
                archives.list(caller, id).stream().collect(toMap(Archive::borgId, Archive::start, (one, same) -> one));
        return Archives.of(repository, archives.listJson(caller, id), starts, makers(caller, id));
    }

    @GET
    @Path("{repo_id}/info")
    @Permit(REPOSITORIES_VIEW)
    public Info info(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        return Info.of(repositories.info(Callers.of(security), id).json());
    }

    @GET
    @Path("{repo_id}/stats")
    @Permit(REPOSITORIES_VIEW)
    public Stats stats(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        return new Stats(true, RepositoryStats.of(repositories.get(Callers.of(security), id)));
    }

    @GET
    @Path("{repo_id}/running-jobs")
    @Permit(JOBS_VIEW)
    public Running running(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var repository = repositories.get(caller, id);
        return Running.of(jobs.list(
                caller, new Query(MAINTENANCE, Optional.of(repository.id()), Optional.empty(), true, KnownJobs.MOST)));
    }

    private Map<String, Job> makers(Caller caller, RepositoryId id) {
        var query = new Query(Set.of("create"), Optional.of(id), Optional.empty(), false, KnownJobs.MOST);
        List<Job> made = jobs.list(caller, query);
        return made.stream()
                .filter(job -> job.parameters().text("archive").isPresent())
                .collect(toMap(job -> job.parameters().required("archive"), identity(), (newer, older) -> newer));
    }
}
