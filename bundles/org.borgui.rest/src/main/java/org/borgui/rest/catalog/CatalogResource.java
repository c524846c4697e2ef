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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.ArchiveService;
import org.borgui.rest.Attachment;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /catalog}: folders of archives, in pages and as a tar, for the console. */
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

    @GET
    @Path("{repository_id}/tar")
    @Produces({"application/x-tar", APPLICATION_JSON})
    @Permit(value = ARCHIVES_VIEW, download = true)
    public Response tar(
            @PathParam("repository_id") RepositoryId repository,
            @QueryParam("archive") @Nullable String archive,
            @QueryParam("path") @DefaultValue("") String path,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var name = Fields.required(archive, "archive");
        var folder = archives.entry(caller, repository, name, path);
        if (!folder.isFolder()) {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.archives.notAFolder",
                    Map.of("path", folder.path()),
                    "'%s' is not a folder. Download it as a file.".formatted(folder.path()));
        }
        var file = folder.path().isEmpty() ? name : folder.name();
        return Attachment.tar(file + ".tar", out -> archives.downloadTar(caller, repository, name, folder.path(), out));
    }
}
