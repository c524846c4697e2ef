package org.borgui.rest.archives;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ARCHIVES_DELETE;
import static org.borgui.api.access.Permission.ARCHIVES_VIEW;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Attachment;
import org.borgui.rest.Callers;
import org.borgui.rest.Compat;
import org.borgui.rest.Fields;
import org.borgui.rest.jobs.StartedJob;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /archives}: list, describe, delete archives, and download from them. */
@Component(service = ArchivesResource.class)
@RestResource
@Path("archives")
@Produces(APPLICATION_JSON)
public final class ArchivesResource {

    private static final int MOST_FILES = 10_000;

    private final RepositoryService repositories;
    private final ArchiveService archives;
    private final JobService jobs;

    @Activate
    public ArchivesResource(
            @Reference RepositoryService repositories, @Reference ArchiveService archives, @Reference JobService jobs) {
        this.repositories = repositories;
        this.archives = archives;
        this.jobs = jobs;
    }

    @GET
    @Path("list")
    @Permit(ARCHIVES_VIEW)
    public ArchiveText list(@QueryParam("repository") @Nullable String repository, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return new ArchiveText(
                archives.listJson(caller, find(caller, repository).id()));
    }

    @GET
    @Path("download")
    @Produces({"application/octet-stream", APPLICATION_JSON})
    @Permit(value = ARCHIVES_VIEW, download = true)
    public Response download(
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("archive") @Nullable String archive,
            @QueryParam("file_path") @Nullable String path,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var id = find(caller, repository).id();
        var name = ArchiveNames.name(archives, caller, id, Fields.required(archive, "archive"));
        var entry = archives.entry(caller, id, name, inArchive(Fields.required(path, "file_path")));
        Downloads.requireFile(entry);
        return Attachment.of(entry.name(), out -> archives.download(caller, id, name, entry.path(), out));
    }

    @GET
    @Path("{archive_id}/info")
    @Permit(ARCHIVES_VIEW)
    public ArchiveDetails info(
            @PathParam("archive_id") String archive,
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("include_files") boolean includeFiles,
            @QueryParam("file_limit") @DefaultValue("1000") int fileLimit,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var id = find(caller, repository).id();
        var name = ArchiveNames.name(archives, caller, id, archive);
        var said = Compat.failedWhenMissing(
                "backend.errors.archives.failedGetArchiveInfo", () -> archives.info(caller, id, name));
        var details = ArchiveDetails.of(said);
        if (includeFiles) {
            archives.entries(caller, id, name, "", Fields.between(0, fileLimit, MOST_FILES), details.files());
        }
        return details;
    }

    @GET
    @Path("{archive_id}/contents")
    @Permit(ARCHIVES_VIEW)
    public Response contents(
            @PathParam("archive_id") String archive,
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("path") @DefaultValue("") String path,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var id = find(caller, repository).id();
        var name = ArchiveNames.name(archives, caller, id, archive);
        return Response.ok(new ContentsStream(to -> archives.entries(caller, id, name, inArchive(path), to)))
                .build();
    }

    @DELETE
    @Path("{archive_id}")
    @Permit(value = ARCHIVES_DELETE, critical = true)
    public StartedJob delete(
            @PathParam("archive_id") String archive,
            @QueryParam("repository") @Nullable String repository,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var from = find(caller, repository);
        var name = ArchiveNames.name(archives, caller, from.id(), archive);
        var parameters = Parameters.none().with("archive", name);
        var job = NewJob.now(from.id(), from.path(), "delete", parameters);
        return StartedJob.of(jobs.submit(caller, job), "backend.success.archives.deletionStarted");
    }

    private Repository find(Caller caller, @Nullable String repository) {
        return repositories.find(caller, Fields.required(repository, "repository"));
    }

    private static String inArchive(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
