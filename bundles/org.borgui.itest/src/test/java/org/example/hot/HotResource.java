package org.example.hot;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Component;

/** Says that it is there. */
@Component(service = HotResource.class)
@RestResource
@Path("hot")
@Produces("text/plain")
public final class HotResource {

    @GET
    @Permit.Public
    public String here() {
        return "here";
    }
}
