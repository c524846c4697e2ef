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
import java.util.List;
import java.util.Optional;
import org.borgui.api.UserId;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService;
import org.borgui.api.access.UserService.Change;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.Message;
import org.borgui.rest.auth.UserMe;
import org.borgui.rest.users.UserBodies.UserToBe;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/users}: the older form of {@code /settings/users}, for clients that know no other. */
@Component(service = KnownUsersResource.class)
@RestResource
@Path("auth/users")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class KnownUsersResource {

    private final UserService users;

    @Activate
    public KnownUsersResource(@Reference UserService users) {
        this.users = users;
    }

    /** A user to be; the role wins over {@code isAdmin}. */
    record KnownUserToBe(
            @Nullable String username,
            @Nullable String password,
            @Nullable String email,
            @Nullable Boolean isAdmin,
            @Nullable String role) {

        UserToBe user() {
            var given = role == null && Boolean.TRUE.equals(isAdmin) ? Role.ADMIN.wire() : role;
            return new UserToBe(username, password, email, null, given, null);
        }

        @Override
        public String toString() {
            return "KnownUserToBe[%s]".formatted(username);
        }
    }

    /** What to change; null stays as it is, and the role wins over {@code isAdmin}. */
    record KnownUserChange(
            @Nullable String email, @Nullable Boolean isActive, @Nullable Boolean isAdmin, @Nullable String role) {

        Change change() {
            var byFlag = Optional.ofNullable(isAdmin).map(admin -> admin ? Role.ADMIN : Role.VIEWER);
            return new Change(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(email),
                    Optional.ofNullable(role).map(Roles::server).or(() -> byFlag),
                    Optional.ofNullable(isActive));
        }
    }

    @GET
    @Permit(USERS_MANAGE)
    public List<UserMe> list(@Context SecurityContext security) {
        return users.list(Callers.of(security)).stream().map(UserMe::of).toList();
    }

    @POST
    @Permit(value = USERS_MANAGE, critical = true)
    public UserMe create(@Nullable KnownUserToBe body, @Context SecurityContext security) {
        var wanted = Fields.required(body, "username").user();
        return UserMe.of(users.create(Callers.of(security), wanted.user()));
    }

    @PUT
    @Path("{user_id}")
    @Permit(value = USERS_MANAGE, critical = true)
    public UserMe change(
            @PathParam("user_id") UserId id, @Nullable KnownUserChange body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return UserMe.of(body == null ? users.get(caller, id) : users.change(caller, id, body.change()));
    }

    @DELETE
    @Path("{user_id}")
    @Permit(value = USERS_MANAGE, critical = true)
    public Message delete(@PathParam("user_id") UserId id, @Context SecurityContext security) {
        users.delete(Callers.of(security), id);
        return new Message("backend.success.auth.userDeleted");
    }
}
