package org.borgui.rest.users;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.USERS_MANAGE;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.UserId;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.TokenService;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.auth.SessionItem;
import org.borgui.rest.auth.SessionItem.Ended;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/users/{user_id}}: where a user is signed in and with which tokens, for admins. */
@Component(service = UserSessionsResource.class)
@RestResource
@Path("settings/users/{user_id}")
@Produces(APPLICATION_JSON)
public final class UserSessionsResource {

    private final UserService users;
    private final SessionService sessions;
    private final TokenService tokens;

    @Activate
    public UserSessionsResource(
            @Reference UserService users, @Reference SessionService sessions, @Reference TokenService tokens) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @GET
    @Path("sessions")
    @Permit(USERS_MANAGE)
    public List<SessionItem> list(@PathParam("user_id") UserId user, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return sessions.list(caller, users.get(caller, user).id()).stream()
                .map(SessionItem::of)
                .toList();
    }

    /** Not the one that asks, when it is one's own. */
    @DELETE
    @Path("sessions")
    @Permit(USERS_MANAGE)
    public Ended endAll(@PathParam("user_id") UserId user, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return new Ended(sessions.endOthers(caller, users.get(caller, user).id()));
    }

    @DELETE
    @Path("sessions/{session_id}")
    @Permit(USERS_MANAGE)
    public void end(
            @PathParam("user_id") UserId user,
            @PathParam("session_id") long session,
            @Context SecurityContext security) {
        sessions.end(Callers.of(security), user, session);
    }

    @GET
    @Path("tokens")
    @Permit(USERS_MANAGE)
    public List<TokenItem> tokens(@PathParam("user_id") UserId user, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return tokens.list(caller, users.get(caller, user).id()).stream()
                .map(TokenItem::of)
                .toList();
    }
}
