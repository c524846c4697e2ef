package org.borgui.rest.users;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.USERS_MANAGE;

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
import org.borgui.api.UserId;
import org.borgui.api.access.OidcService;
import org.borgui.api.access.SecondFactorService;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.Done;
import org.borgui.rest.Fields;
import org.borgui.rest.Message;
import org.borgui.rest.users.PendingList.PendingItem;
import org.borgui.rest.users.UserAnswers.UserList;
import org.borgui.rest.users.UserAnswers.UserMade;
import org.borgui.rest.users.UserBodies.PasswordReset;
import org.borgui.rest.users.UserBodies.UserChange;
import org.borgui.rest.users.UserBodies.UserToBe;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/users}: users, for admins. */
@Component(service = UsersResource.class)
@RestResource
@Path("settings")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class UsersResource {

    private static final String DONE = "backend.success.settings.";

    private final UserService users;
    private final SecondFactorService factors;
    private final OidcService oidc;

    @Activate
    public UsersResource(
            @Reference UserService users, @Reference SecondFactorService factors, @Reference OidcService oidc) {
        this.users = users;
        this.factors = factors;
        this.oidc = oidc;
    }

    @GET
    @Path("users")
    @Permit(USERS_MANAGE)
    public UserList list(@Context SecurityContext security) {
        return new UserList(
                true,
                users.list(Callers.of(security)).stream().map(UserItem::of).toList());
    }

    /** Those who have come by a provider and wait until they are enabled, or deleted. */
    @GET
    @Path("users/pending")
    @Permit(USERS_MANAGE)
    public PendingList pending(@Context SecurityContext security) {
        return new PendingList(
                oidc.waiting(Callers.of(security)).stream().map(PendingItem::of).toList());
    }

    @POST
    @Path("users")
    @Permit(value = USERS_MANAGE, critical = true)
    public UserMade create(@Nullable UserToBe body, @Context SecurityContext security) {
        var made = users.create(
                Callers.of(security), Fields.required(body, "username").user());
        return new UserMade(true, DONE + "userCreated", UserItem.of(made));
    }

    @PUT
    @Path("users/{user_id}")
    @Permit(value = USERS_MANAGE, critical = true)
    public Done change(@PathParam("user_id") UserId id, @Nullable UserChange body, @Context SecurityContext security) {
        if (body != null) {
            var caller = Callers.of(security);
            body.requireSubject(users.get(caller, id));
            users.change(caller, id, body.change());
        }
        return Done.of(DONE + "userUpdated");
    }

    @DELETE
    @Path("users/{user_id}")
    @Permit(value = USERS_MANAGE, critical = true)
    public Done delete(@PathParam("user_id") UserId id, @Context SecurityContext security) {
        users.delete(Callers.of(security), id);
        return Done.of(DONE + "userDeleted");
    }

    @POST
    @Path("users/{user_id}/reset-password")
    @Permit(value = USERS_MANAGE, critical = true)
    public Done resetPassword(
            @PathParam("user_id") UserId id, @Nullable PasswordReset body, @Context SecurityContext security) {
        var password = Fields.required(body, "new_password").password();
        users.resetPassword(Callers.of(security), id, password);
        return Done.of(DONE + "passwordReset");
    }

    /** For somebody who has lost app, recovery codes and passkeys. */
    @DELETE
    @Path("users/{user_id}/totp")
    @Permit(value = USERS_MANAGE, critical = true)
    public Message removeSecondFactor(@PathParam("user_id") UserId id, @Context SecurityContext security) {
        factors.remove(Callers.of(security), id);
        return new Message("backend.success.auth.totpDisabled");
    }
}
