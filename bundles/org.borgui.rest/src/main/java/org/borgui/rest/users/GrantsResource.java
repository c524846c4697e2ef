package org.borgui.rest.users;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.Response.Status.CREATED;
import static org.borgui.api.access.Permission.USERS_MANAGE;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.borgui.rest.users.UserAnswers.Scope;
import org.borgui.rest.users.UserBodies.GrantToBe;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/users/{id}/permissions}: roles on repositories, for admins. */
@Component(service = GrantsResource.class)
@RestResource
@Path("settings")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class GrantsResource {

    private final UserService users;
    private final GrantItems items;

    @Activate
    public GrantsResource(@Reference UserService users, @Reference GrantItems items) {
        this.users = users;
        this.items = items;
    }

    @GET
    @Path("users/{user_id}/permissions")
    @Permit(USERS_MANAGE)
    public List<GrantItem> list(@PathParam("user_id") UserId user, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return items.of(caller, users.grants(caller, user));
    }

    @POST
    @Path("users/{user_id}/permissions")
    @Permit(value = USERS_MANAGE, critical = true)
    public Response grant(
            @PathParam("user_id") UserId user, @Nullable GrantToBe body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var asked = Fields.required(body, "repository_id");
        var repository = new RepositoryId(Fields.required(asked.repositoryId(), "repository_id"));
        var role = Roles.repository(Fields.required(asked.role(), "role"));
        var made = users.grant(caller, user, items.require(caller, repository), role);
        return Response.status(CREATED).entity(items.of(caller, made)).build();
    }

    @PUT
    @Path("users/{user_id}/permissions/{repo_id}")
    @Permit(value = USERS_MANAGE, critical = true)
    public GrantItem changeGrant(
            @PathParam("user_id") UserId user,
            @PathParam("repo_id") RepositoryId repository,
            @Nullable GrantToBe body,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var role =
                Roles.repository(Fields.required(Fields.required(body, "role").role(), "role"));
        return items.of(caller, users.changeGrant(caller, user, repository, role));
    }

    @DELETE
    @Path("users/{user_id}/permissions/{repo_id}")
    @Permit(value = USERS_MANAGE, critical = true)
    public void revoke(
            @PathParam("user_id") UserId user,
            @PathParam("repo_id") RepositoryId repository,
            @Context SecurityContext security) {
        users.revoke(Callers.of(security), user, repository);
    }

    @GET
    @Path("users/{user_id}/permissions/scope")
    @Permit(USERS_MANAGE)
    public Scope scope(@PathParam("user_id") UserId user, @Context SecurityContext security) {
        return Scope.of(users.get(Callers.of(security), user));
    }

    @PUT
    @Path("users/{user_id}/permissions/scope")
    @Permit(value = USERS_MANAGE, critical = true)
    public Scope changeScope(
            @PathParam("user_id") UserId user, @Nullable ObjectNode body, @Context SecurityContext security) {
        var sent = new PartialBody(body);
        // Null takes the role away, so a body that says nothing must not.
        Fields.required(sent.raw("all_repositories_role").orElse(null), "all_repositories_role");
        var role = sent.text("all_repositories_role").map(Roles::repository).orElse(null);
        return Scope.of(users.grantEverywhere(Callers.of(security), user, role));
    }
}
