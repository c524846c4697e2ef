package org.borgui.rest.maintenance;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.MAINTENANCE_RUN;
import static org.borgui.api.access.Permission.REPOSITORIES_VIEW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.JobService;
import org.borgui.api.repository.LockService;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.rest.Callers;
import org.borgui.rest.PartialBody;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobView;
import org.borgui.rest.jobs.JobViews;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /repositories/{id}/lock} and {@code /break-lock}: who holds borg's lock, and its removal. */
@Component(service = LockResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
public final class LockResource {

    private static final Logger LOG = LoggerFactory.getLogger(LockResource.class);

    private final LockService locks;
    private final JobService jobs;
    private final JobViews views;

    @Activate
    public LockResource(@Reference LockService locks, @Reference JobService jobs, @Reference JobViews views) {
        this.locks = locks;
        this.jobs = jobs;
        this.views = views;
    }

    @GET
    @Path("{repo_id}/lock")
    @Permit(REPOSITORIES_VIEW)
    public Lock holders(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var holders = locks.holders(caller, id);
        return new Lock(
                !holders.isEmpty(),
                holders.stream().map(lock -> Held.of(lock, job(caller, lock))).toList());
    }

    private @Nullable JobView job(Caller caller, RepositoryLock lock) {
        var id = lock.job();
        try {
            return id == null ? null : views.of(caller, jobs.get(caller, id));
        } catch (RefusedException e) { // its entry was deleted meanwhile
            LOG.debug("The job of a lock is gone", e);
            return null;
        }
    }

    /** Without a body where the holder is known to be dead; else an admin types the repository's name. */
    @POST
    @Path("{repo_id}/break-lock")
    @Consumes(APPLICATION_JSON)
    @Permit(value = MAINTENANCE_RUN, critical = true)
    public Broken breakLock(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var job = locks.breakLock(Callers.of(security), id, new PartialBody(body).text("confirmation_phrase"));
        return new Broken(true, "backend.success.repo.lockBroken", job.id().value());
    }

    record Lock(boolean locked, List<Held> holders) {}

    /**
     * A holder.
     *
     * @param state alive, dead or unknown
     * @param evidence how that is known: works, gone, rebooted, reused, elsewhere or unreadable
     * @param processStarted when the process that has the number here was started
     * @param job of this server, which it works for
     */
    record Held(
            String host,
            long pid,
            long thread,
            String since,
            boolean exclusive,
            String state,
            String evidence,
            @Nullable String processStarted,
            @Nullable JobView job) {

        static Held of(RepositoryLock lock, @Nullable JobView job) {
            var begun = lock.begun();
            return new Held(
                    lock.host(),
                    lock.pid(),
                    lock.thread(),
                    Times.text(lock.since()),
                    lock.exclusive(),
                    lock.holder().wire(),
                    lock.evidence().wire(),
                    begun == null ? null : Times.text(begun),
                    job);
        }
    }

    /** The job that removes it. */
    record Broken(boolean success, String message, long jobId) {}
}
