package org.borgui.rest.posture;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.SYSTEM_MANAGE;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.borgui.api.posture.PostureService;
import org.borgui.rest.Callers;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /posture}: what is weak about this server, looked at now. */
@Component(service = PostureResource.class)
@RestResource
@Path("posture")
@Produces(APPLICATION_JSON)
public final class PostureResource {

    private final PostureService posture;

    @Activate
    public PostureResource(@Reference PostureService posture) {
        this.posture = posture;
    }

    @GET
    @Permit(SYSTEM_MANAGE)
    public PostureReport look(@Context SecurityContext security) {
        return PostureReport.of(Instant.now(), posture.look(Callers.of(security)));
    }
}
