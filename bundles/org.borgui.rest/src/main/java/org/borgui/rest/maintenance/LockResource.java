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
import org.borgui.api.RepositoryId;
import org.borgui.api.repository.LockService;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.rest.Callers;
import org.borgui.rest.PartialBody;
import org.borgui.rest.Times;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/lock} and {@code /break-lock}: who holds borg's lock, and its removal. */
@Component(service = LockResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
public final class LockResource {

    private final LockService locks;

    @Activate
    public LockResource(@Reference LockService locks) {
        this.locks = locks;
    }

    @GET
    @Path("{repo_id}/lock")
    @Permit(REPOSITORIES_VIEW)
    public Lock holders(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var holders = locks.holders(Callers.of(security), id);
        return new Lock(!holders.isEmpty(), holders.stream().map(Held::of).toList());
    }

    /** Without a body where the holder is known to be dead; else an admin types the repository's name. */
    @POST
    @Path("{repo_id}/break-lock")
    @Consumes(APPLICATION_JSON)
    @Permit(MAINTENANCE_RUN)
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
     */
    record Held(String host, long pid, String since, boolean exclusive, String state) {

        static Held of(RepositoryLock lock) {
            return new Held(
                    lock.host(),
                    lock.pid(),
                    Times.text(lock.since()),
                    lock.exclusive(),
                    lock.holder().wire());
        }
    }

    /** The job that removes it. */
    record Broken(boolean success, String message, long jobId) {}
}
