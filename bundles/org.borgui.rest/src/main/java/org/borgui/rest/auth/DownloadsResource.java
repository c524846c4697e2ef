package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.SIGNED_IN;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.borgui.api.access.DownloadService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /downloads}: addresses that give a file once, for browsers, which fetch files without headers. */
@Component(service = DownloadsResource.class)
@RestResource
@Path("downloads")
@Produces(APPLICATION_JSON)
public final class DownloadsResource {

    /** What is to be fetched: path and query, from {@code /api/} on. */
    public record Wanted(@Nullable String path) {}

    public record Address(String path, Instant expiresAt) {}

    private final DownloadService downloads;

    @Activate
    public DownloadsResource(@Reference DownloadService downloads) {
        this.downloads = downloads;
    }

    @POST
    @Permit(SIGNED_IN)
    public Address ticket(@Nullable Wanted body, @Context SecurityContext security) {
        var path = Fields.required(Fields.required(body, "path").path(), "path");
        var ticket = downloads.ticket(Callers.of(security), path);
        return new Address(ticket.path(), ticket.ends());
    }
}
