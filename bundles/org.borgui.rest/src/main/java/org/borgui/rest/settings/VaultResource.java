package org.borgui.rest.settings;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.SYSTEM_MANAGE;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.TreeMap;
import org.borgui.api.system.KeyService;
import org.borgui.rest.Callers;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/vault}: the keys that secrets are sealed with, by name. */
@Component(service = VaultResource.class)
@RestResource
@Path("settings/vault")
@Produces(APPLICATION_JSON)
public final class VaultResource {

    public record VaultView(String keyId, int keys, Map<String, Long> sealed, boolean rotating, String source) {

        static VaultView of(KeyService.Standing standing) {
            return new VaultView(
                    standing.current(),
                    standing.keys(),
                    new TreeMap<>(standing.sealed()),
                    standing.rotating(),
                    standing.source().wire());
        }
    }

    private final KeyService keys;

    @Activate
    public VaultResource(@Reference KeyService keys) {
        this.keys = keys;
    }

    @GET
    @Permit(SYSTEM_MANAGE)
    public VaultView get(@Context SecurityContext security) {
        return VaultView.of(keys.standing(Callers.of(security)));
    }

    @POST
    @Path("rotate")
    @Permit(value = SYSTEM_MANAGE, critical = true)
    public VaultView rotate(@Context SecurityContext security) {
        return VaultView.of(keys.rotate(Callers.of(security)));
    }
}
