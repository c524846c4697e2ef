package org.borgui.rest.files;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.FILES_BROWSE;
import static org.borgui.api.access.Permission.FILES_MANAGE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileEntry;
import org.borgui.api.files.FileService;
import org.borgui.api.files.FileService.Folder;
import org.borgui.rest.Callers;
import org.borgui.rest.Compat;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /filesystem}: folders of this machine, below the roots only. */
@Component(service = FilesystemResource.class)
@RestResource
@Path("filesystem")
@Produces(APPLICATION_JSON)
public final class FilesystemResource {

    private final FileService files;

    @Activate
    public FilesystemResource(@Reference FileService files) {
        this.files = files;
    }

    @GET
    @Path("browse")
    @Permit(FILES_BROWSE)
    public FolderPage browse(
            @QueryParam("path") @Nullable String path,
            @QueryParam("connection_type") @Nullable String connection,
            @Context SecurityContext security) {
        requireLocal(connection);
        var roots = files.roots();
        if (path != null && !path.isEmpty()) {
            return FolderPage.of(files.browse(Callers.of(security), path));
        }
        return roots.size() == 1
                ? FolderPage.of(files.browse(Callers.of(security), roots.get(0)))
                : FolderPage.ofRoots(roots);
    }

    @POST
    @Path("create-folder")
    @Consumes(APPLICATION_JSON)
    @Permit(FILES_MANAGE)
    public FolderMade createFolder(@Nullable NewFolder body, @Context SecurityContext security) {
        var asked = Fields.required(body, "path");
        requireLocal(asked.connectionType());
        var parent = Fields.required(asked.path(), "path");
        var name = Fields.required(asked.folderName(), "folder_name");
        return new FolderMade(
                true,
                files.createFolder(Callers.of(security), parent, name),
                "backend.success.filesystem.folderCreated");
    }

    @POST
    @Path("validate-path")
    @Permit(FILES_BROWSE)
    public PathFacts validate(
            @QueryParam("path") @Nullable String path,
            @QueryParam("connection_type") @Nullable String connection,
            @Context SecurityContext security) {
        requireLocal(connection);
        return facts(Callers.of(security), Fields.required(path, "path"));
    }

    @GET
    @Path("roots")
    @Permit(FILES_BROWSE)
    public RootList roots() {
        return RootList.of(files.roots(), files.rootsAreFixed());
    }

    @PUT
    @Path("roots")
    @Consumes(APPLICATION_JSON)
    @Permit(FILES_MANAGE)
    public RootList setRoots(@Nullable NewRoots body, @Context SecurityContext security) {
        var roots = Fields.required(Fields.required(body, "roots").roots(), "roots");
        files.setRoots(Callers.of(security), roots);
        return roots();
    }

    /** Asks for the folder it lies in, so that the one place that judges paths judges this one too. */
    private PathFacts facts(Caller caller, String path) {
        if (files.roots().contains(path)) {
            return PathFacts.root(path);
        }
        var parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        List<FileEntry> beside = parent.isEmpty()
                ? List.of()
                : Compat.emptyWhenMissing(List.<FileEntry>of(), () -> entries(files.browse(caller, parent)));
        return beside.stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .map(PathFacts::of)
                .orElseGet(() -> PathFacts.missing(path));
    }

    private static List<FileEntry> entries(Folder folder) {
        return folder.entries();
    }

    private static void requireLocal(@Nullable String connection) {
        if (connection != null && !connection.equals("local")) {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.filesystem.invalidConnectionType",
                    Map.of("connection_type", connection),
                    "Folders of other machines need a plugin that is not installed.");
        }
    }
}
