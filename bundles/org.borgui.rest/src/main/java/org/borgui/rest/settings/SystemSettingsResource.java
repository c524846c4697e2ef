package org.borgui.rest.settings;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.SIGNED_IN;
import static org.borgui.api.access.Permission.SYSTEM_MANAGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.borgui.api.job.HistoryService;
import org.borgui.api.system.SettingsService;
import org.borgui.rest.Callers;
import org.borgui.rest.PartialBody;
import org.borgui.rest.settings.CleanedAnswers.CleanUp;
import org.borgui.rest.settings.CleanedAnswers.LogCleanUp;
import org.borgui.rest.settings.CleanedAnswers.Results;
import org.borgui.rest.settings.CleanedAnswers.StorageAnswer;
import org.borgui.rest.settings.CleanedAnswers.StorageView;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/system}: what holds for the whole server. */
@Component(service = SystemSettingsResource.class)
@RestResource
@Path("settings/system")
@Produces(APPLICATION_JSON)
public final class SystemSettingsResource {

    public record Shown(boolean success, Map<String, JsonNode> settings) {}

    public record Changed(boolean success, String message, Map<String, JsonNode> settings) {}

    private final SettingsService settings;
    private final HistoryService history;
    private final OidcFields oidc;

    @Activate
    public SystemSettingsResource(
            @Reference SettingsService settings, @Reference HistoryService history, @Reference OidcFields oidc) {
        this.settings = settings;
        this.history = history;
        this.oidc = oidc;
    }

    /** Who is no admin gets what clients need to show things. */
    @GET
    @Permit(SIGNED_IN)
    public Shown get(@Context SecurityContext security) {
        var now = settings.get();
        var caller = Callers.of(security);
        if (!caller.isAdmin()) {
            return new Shown(true, SettingsFields.shown(now));
        }
        var all = SettingsFields.all(now);
        if (OidcFields.isShownTo(caller)) {
            all.putAll(oidc.values(caller));
        }
        return new Shown(true, all);
    }

    @PUT
    @Consumes(APPLICATION_JSON)
    @Permit(SYSTEM_MANAGE)
    public Changed change(@Nullable ObjectNode body, @Context SecurityContext security) {
        var sent = new PartialBody(body);
        var caller = Callers.of(security);
        SettingsFields.applied(sent, settings.get()); // what is wrong is refused before anything changes
        oidc.apply(caller, sent);
        var changed = settings.change(caller, old -> SettingsFields.applied(sent, old));
        return new Changed(true, "backend.success.settings.systemSettingsUpdated", SettingsFields.shown(changed));
    }

    @POST
    @Path("cleanup")
    @Permit(SYSTEM_MANAGE)
    public CleanUp cleanUp(@Context SecurityContext security) {
        return new CleanUp(
                true,
                "backend.success.settings.systemCleanupCompleted",
                Results.of(history.cleanUp(Callers.of(security))));
    }

    @POST
    @Path("logs/cleanup")
    @Permit(SYSTEM_MANAGE)
    public LogCleanUp cleanLogs(@Context SecurityContext security) {
        var caller = Callers.of(security);
        var cleaned = history.cleanLogs(caller);
        return LogCleanUp.of(cleaned, history.storage(caller), settings.get().history());
    }

    @GET
    @Path("logs/storage")
    @Permit(SYSTEM_MANAGE)
    public StorageAnswer storage(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return new StorageAnswer(
                true,
                StorageView.of(
                        history.storage(caller),
                        settings.get().history(),
                        history.lastCleaned(caller).orElse(null)));
    }
}
