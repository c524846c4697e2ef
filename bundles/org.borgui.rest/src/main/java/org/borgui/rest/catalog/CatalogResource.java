package org.borgui.rest.catalog;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ARCHIVES_VIEW;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.ArchiveService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /catalog}: folders of archives in pages, for the console. */
@Component(service = CatalogResource.class)
@RestResource
@Path("catalog")
@Produces(APPLICATION_JSON)
public final class CatalogResource {

    private final ArchiveService archives;

    @Activate
    public CatalogResource(@Reference ArchiveService archives) {
        this.archives = archives;
    }

    @GET
    @Path("{repository_id}/archives/{name}/entries")
    @Permit(ARCHIVES_VIEW)
    public EntryPage entries(
            @PathParam("repository_id") RepositoryId repository,
            @PathParam("name") String archive,
            @QueryParam("path") @DefaultValue("") String path,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @Context SecurityContext security) {
        int most = Fields.between(1, limit, 1000);
        return EntryPage.of(archives.browse(Callers.of(security), repository, archive, path, after, most));
    }
}
