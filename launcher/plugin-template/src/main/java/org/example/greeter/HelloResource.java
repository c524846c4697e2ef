package org.example.greeter;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.access.Permission;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/x/org.example.greeter/hello}. What a method does not permit is not allowed to anybody. */
@Component(service = HelloResource.class)
@RestResource
@Path("hello")
@Produces(MediaType.APPLICATION_JSON)
public final class HelloResource {

    private static final Logger LOG = LoggerFactory.getLogger(HelloResource.class);

    public record Greeting(String words) {}

    @GET
    @Permit(Permission.SIGNED_IN)
    public Greeting hello(@Context SecurityContext security) {
        LOG.info("Somebody was greeted");
        return new Greeting("Hello, " + security.getUserPrincipal().getName());
    }
}
