package org.borgui.rest.plugins;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.WILDCARD;
import static org.borgui.api.access.Permission.SYSTEM_MANAGE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.borgui.api.plugin.PluginService;
import org.borgui.rest.Callers;
import org.borgui.rest.Done;
import org.borgui.rest.Fields;
import org.borgui.rest.plugins.PluginView.FileView;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /plugins}: installs, updates and removes them while the server runs. */
@Component(service = PluginsResource.class)
@RestResource
@Path("plugins")
@Produces(APPLICATION_JSON)
public final class PluginsResource {

    public record PluginList(List<PluginView> plugins, List<FileView> files) {}

    public record PluginLines(List<String> lines) {}

    public record Wanted(@Nullable String sha256, @Nullable Boolean approve) {}

    private final PluginService plugins;

    @Activate
    public PluginsResource(@Reference PluginService plugins) {
        this.plugins = plugins;
    }

    @GET
    @Permit(SYSTEM_MANAGE)
    public PluginList list(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return new PluginList(
                plugins.list(caller).stream().map(PluginView::of).toList(),
                plugins.files(caller).stream().map(FileView::of).toList());
    }

    @GET
    @Path("{plugin}")
    @Permit(SYSTEM_MANAGE)
    public PluginView get(@PathParam("plugin") String name, @Context SecurityContext security) {
        return PluginView.of(plugins.get(Callers.of(security), name));
    }

    @GET
    @Path("{plugin}/log")
    @Permit(SYSTEM_MANAGE)
    public PluginLines log(@PathParam("plugin") String name, @Context SecurityContext security) {
        return new PluginLines(plugins.log(Callers.of(security), name));
    }

    /** The jar is the whole body. It is looked at, and waits to be installed. */
    @POST
    @Path("files")
    @Consumes(WILDCARD)
    @Permit(SYSTEM_MANAGE)
    public FileView upload(InputStream jar, @Context SecurityContext security) throws IOException {
        return FileView.of(plugins.add(Callers.of(security), jar));
    }

    @DELETE
    @Path("files/{sha256}")
    @Permit(SYSTEM_MANAGE)
    public Done discard(@PathParam("sha256") String sha256, @Context SecurityContext security) {
        plugins.discard(Callers.of(security), sha256);
        return Done.of("backend.success.plugins.discarded");
    }

    /** Returns when it runs; where that fails the version before runs on, and the answer says why. */
    @POST
    @Path("install")
    @Consumes(APPLICATION_JSON)
    @Permit(value = SYSTEM_MANAGE, critical = true)
    public PluginView install(@Nullable Wanted body, @Context SecurityContext security) {
        var wanted = Fields.required(body, "sha256");
        return PluginView.of(plugins.install(
                Callers.of(security),
                Fields.required(wanted.sha256(), "sha256"),
                Boolean.TRUE.equals(wanted.approve())));
    }

    @DELETE
    @Path("{plugin}")
    @Permit(value = SYSTEM_MANAGE, critical = true)
    public Done remove(@PathParam("plugin") String name, @Context SecurityContext security) {
        plugins.remove(Callers.of(security), name);
        return Done.of("backend.success.plugins.removed");
    }
}
