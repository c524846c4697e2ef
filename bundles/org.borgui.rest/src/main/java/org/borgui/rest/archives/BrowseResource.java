package org.borgui.rest.archives;

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
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.archive.Entry;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.Compat;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /browse}: a whole folder of an archive at once, for existing clients. The console uses {@code /catalog}. */
@Component(service = BrowseResource.class)
@RestResource
@Path("browse")
@Produces(APPLICATION_JSON)
public final class BrowseResource {

    private final RepositoryService repositories;
    private final ArchiveService archives;

    @Activate
    public BrowseResource(@Reference RepositoryService repositories, @Reference ArchiveService archives) {
        this.repositories = repositories;
        this.archives = archives;
    }

    @GET
    @Path("{repository_id}/{archive_name}")
    @Permit(ARCHIVES_VIEW)
    public BrowseItems browse(
            @PathParam("repository_id") RepositoryId repository,
            @PathParam("archive_name") String archive,
            @QueryParam("path") @DefaultValue("") String path,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        // An unknown archive is an empty folder, an unknown repository is not.
        Compat.namedWhenMissing(
                "backend.errors.restore.repositoryNotFound", () -> repositories.get(caller, repository));
        var folder = new WholeFolder(archives, caller, repository, archive, WholeFolder.trimmed(path));
        return new BrowseItems(Compat.emptyWhenMissing(List.<Entry>of(), folder::entries).stream()
                .map(BrowseItems.Item::of)
                .toList());
    }
}
