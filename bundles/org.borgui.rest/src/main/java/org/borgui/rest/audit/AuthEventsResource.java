package org.borgui.rest.audit;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.AUDIT_VIEW;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.audit.AuditLog.Filter;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/events}: who signed in, or tried to. */
@Component(service = AuthEventsResource.class)
@RestResource
@Path("auth/events")
@Produces(APPLICATION_JSON)
public final class AuthEventsResource {

    private static final int MOST = 200;

    private final AuditLog log;

    @Activate
    public AuthEventsResource(@Reference AuditLog log) {
        this.log = log;
    }

    /** Newest first. */
    @GET
    @Permit(AUDIT_VIEW)
    public List<AuthEvent> events(
            @QueryParam("limit") @DefaultValue("50") int limit, @Context SecurityContext security) {
        var filter = new Filter(0, Fields.between(1, limit, MOST), AuthEvent.TYPES, Optional.empty(), null, null);
        return log.find(Callers.of(security), filter).stream()
                .map(AuthEvent::of)
                .toList();
    }
}
