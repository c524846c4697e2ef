package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.SIGNED_IN;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.access.SessionService;
import org.borgui.rest.Callers;
import org.borgui.rest.auth.SessionItem.Ended;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/sessions}: where one is signed in, and ending that. */
@Component(service = SessionsResource.class)
@RestResource
@Path("auth/sessions")
@Produces(APPLICATION_JSON)
public final class SessionsResource {

    private final SessionService sessions;

    @Activate
    public SessionsResource(@Reference SessionService sessions) {
        this.sessions = sessions;
    }

    @GET
    @Permit(SIGNED_IN)
    public List<SessionItem> list(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return sessions.list(caller, caller.user()).stream()
                .map(SessionItem::of)
                .toList();
    }

    /** All but the one that asks. */
    @DELETE
    @Permit(SIGNED_IN)
    public Ended endOthers(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return new Ended(sessions.endOthers(caller, caller.user()));
    }

    @DELETE
    @Path("{session_id}")
    @Permit(SIGNED_IN)
    public void end(@PathParam("session_id") long id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        sessions.end(caller, caller.user(), id);
    }
}
