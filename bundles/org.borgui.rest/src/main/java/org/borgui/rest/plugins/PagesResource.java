package org.borgui.rest.plugins;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.PAGES_VIEW;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /plugins/pages}: the pages that plugins bring to the console. What they ask the server, it decides as for anybody. */
@Component(service = PagesResource.class)
@RestResource
@Path("plugins/pages")
public final class PagesResource {

    public record PageList(List<PageView> pages) {}

    private final PageFiles files;

    @Activate
    public PagesResource(@Reference PageFiles files) {
        this.files = files;
    }

    @GET
    @Produces(APPLICATION_JSON)
    @Permit(PAGES_VIEW)
    public PageList list(@QueryParam("language") @DefaultValue("en") String language) {
        return new PageList(files.list(language));
    }

    @GET
    @Path("{plugin}/{path:.+}")
    @Permit(PAGES_VIEW)
    public Response file(@PathParam("plugin") String plugin, @PathParam("path") String path) throws IOException {
        var file = files.file(plugin, path)
                .orElseThrow(() -> RefusedException.notFound(
                        "backend.errors.plugins.notFound", "There is no such file of a page."));
        return Response.ok(file.place().openStream(), file.type())
                .header("Cache-Control", "no-cache")
                .build();
    }
}
