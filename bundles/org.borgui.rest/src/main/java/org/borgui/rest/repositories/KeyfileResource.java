package org.borgui.rest.repositories;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.MULTIPART_FORM_DATA;
import static org.borgui.api.access.Permission.REPOSITORIES_MANAGE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Attachment;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.repositories.RepositoryAnswers.KeyImported;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/keyfile}: the key, as {@code borg key export} writes it. */
@Component(service = KeyfileResource.class)
@RestResource
@Path("repositories")
public final class KeyfileResource {

    private static final int LONGEST = 64 * 1024;

    private final RepositoryService repositories;

    @Activate
    public KeyfileResource(@Reference RepositoryService repositories) {
        this.repositories = repositories;
    }

    @GET
    @Path("{repo_id}/keyfile")
    @Produces({"text/plain", APPLICATION_JSON})
    @Permit(value = REPOSITORIES_MANAGE, critical = true, download = true)
    public Response export(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var name = repositories.get(caller, id).name();
        var key = repositories.exportKey(caller, id).reveal().getBytes(StandardCharsets.UTF_8);
        return Attachment.text("%s.key".formatted(name), out -> out.write(key));
    }

    @POST
    @Path("{repo_id}/keyfile")
    @Consumes(MULTIPART_FORM_DATA)
    @Produces(APPLICATION_JSON)
    @Permit(REPOSITORIES_MANAGE)
    public KeyImported putBack(
            @PathParam("repo_id") RepositoryId id,
            @FormDataParam("keyfile") @Nullable FormDataBodyPart part,
            @Context SecurityContext security)
            throws IOException {
        var key = read(Fields.required(part, "keyfile"));
        repositories.importKey(Callers.of(security), id, key);
        return new KeyImported(true, "backend.success.repo.keyfileUploaded", "%s.key".formatted(id));
    }

    private static Secret read(FormDataBodyPart part) throws IOException {
        try (InputStream in = part.getEntityAs(InputStream.class)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new RefusedException(
                        Reason.TOO_LARGE, "backend.errors.repo.keyfileTooLarge", "A key is never that large.");
            }
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (text.isBlank()) {
                throw RefusedException.invalid("backend.errors.repo.keyfileEmpty", "The file is empty.");
            }
            return Secret.of(text);
        }
    }
}
