package org.borgui.rest.repositories;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.REPOSITORIES_MANAGE;
import static org.borgui.api.access.Permission.REPOSITORIES_VIEW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.Done;
import org.borgui.rest.PartialBody;
import org.borgui.rest.repositories.RepositoryAnswers.Made;
import org.borgui.rest.repositories.RepositoryAnswers.One;
import org.borgui.rest.repositories.RepositoryAnswers.WithStats;
import org.borgui.rest.repositories.RepositoryItems.RepositoryList;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories}: make, import, find, change and forget repositories. */
@Component(service = RepositoriesResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class RepositoriesResource {

    private static final String DONE = "backend.success.repo.";

    private final RepositoryService repositories;
    private final RepositoryItems items;

    @Activate
    public RepositoriesResource(@Reference RepositoryService repositories, @Reference RepositoryItems items) {
        this.repositories = repositories;
        this.items = items;
    }

    @GET
    @Permit(REPOSITORIES_VIEW)
    public RepositoryList list(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return items.of(caller, repositories.list(caller));
    }

    @POST
    @Permit(REPOSITORIES_MANAGE)
    public Made create(@Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var made = repositories.create(caller, RepositoryBody.made(new PartialBody(body)));
        return new Made(
                true,
                DONE + (made.alreadyExisted() ? "repositoryAlreadyExists" : "repositoryCreated"),
                made.alreadyExisted(),
                items.of(caller, made.repository()));
    }

    @POST
    @Path("import")
    @Permit(REPOSITORIES_MANAGE)
    public Made adopt(@Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var sent = new PartialBody(body);
        var key = sent.text("keyfile_content").filter(text -> !text.isBlank()).map(Secret::of);
        var adopted = repositories.adopt(caller, RepositoryBody.imported(sent), key);
        return new Made(true, DONE + "repositoryImported", true, items.of(caller, adopted));
    }

    @GET
    @Path("{repo_id}")
    @Permit(REPOSITORIES_VIEW)
    public One get(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var repository = repositories.get(caller, id);
        return new One(true, new WithStats(items.of(caller, repository), RepositoryStats.of(repository)));
    }

    @PUT
    @Path("{repo_id}")
    @Permit(REPOSITORIES_MANAGE)
    public Done change(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var change = RepositoryBody.changed(repositories.get(caller, id), new PartialBody(body));
        repositories.change(caller, id, change);
        return Done.of(DONE + "repositoryUpdated");
    }

    @DELETE
    @Path("{repo_id}")
    @Permit(REPOSITORIES_MANAGE)
    public Done forget(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        repositories.forget(Callers.of(security), id);
        return Done.of(DONE + "repositoryDeleted");
    }
}
