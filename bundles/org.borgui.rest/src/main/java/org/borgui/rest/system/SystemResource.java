package org.borgui.rest.system;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.borgui.api.system.SystemService;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /system}: versions of what runs here. */
@Component(service = SystemResource.class)
@RestResource
@Path("system")
@Produces(APPLICATION_JSON)
public final class SystemResource {

    private final SystemService system;

    @Activate
    public SystemResource(@Reference SystemService system) {
        this.system = system;
    }

    @GET
    @Path("info")
    @Permit.Public
    public SystemInfo info() {
        return SystemInfo.of(system);
    }
}
