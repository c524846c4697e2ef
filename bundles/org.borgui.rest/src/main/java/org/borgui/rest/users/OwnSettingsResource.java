package org.borgui.rest.users;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ACCOUNT;
import static org.borgui.api.access.Permission.SIGNED_IN;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.Done;
import org.borgui.rest.PasswordChange;
import org.borgui.rest.users.UserAnswers.Profile;
import org.borgui.rest.users.UserAnswers.ProfileAnswer;
import org.borgui.rest.users.UserAnswers.Scope;
import org.borgui.rest.users.UserBodies.ProfileChange;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings}: what anybody may see and change of themselves. */
@Component(service = OwnSettingsResource.class)
@RestResource
@Path("settings")
@Produces(APPLICATION_JSON)
public final class OwnSettingsResource {

    private final UserService users;
    private final GrantItems items;

    @Activate
    public OwnSettingsResource(@Reference UserService users, @Reference GrantItems items) {
        this.users = users;
        this.items = items;
    }

    @GET
    @Path("profile")
    @Permit(SIGNED_IN)
    public ProfileAnswer profile(@Context SecurityContext security) {
        return new ProfileAnswer(true, Profile.of(users.me(Callers.of(security))));
    }

    @PUT
    @Path("profile")
    @Consumes(APPLICATION_JSON)
    @Permit(SIGNED_IN)
    public Done changeProfile(@Nullable ProfileChange body, @Context SecurityContext security) {
        if (body != null) {
            users.changeProfile(
                    Callers.of(security),
                    Optional.ofNullable(body.username()),
                    Optional.ofNullable(body.fullName()),
                    Optional.ofNullable(body.email()));
        }
        return Done.of("backend.success.settings.profileUpdated");
    }

    @POST
    @Path("change-password")
    @Consumes(APPLICATION_JSON)
    @Permit(ACCOUNT)
    public Done changePassword(@Nullable PasswordChange body, @Context SecurityContext security) {
        PasswordChange.apply(body, users, Callers.of(security));
        return Done.of("backend.success.settings.passwordChanged");
    }

    @GET
    @Path("permissions/me")
    @Permit(SIGNED_IN)
    public List<GrantItem> grants(@Context SecurityContext security) {
        var caller = Callers.of(security);
        // Grants are told to admins only; one's own are asked for in the server's name.
        return items.of(caller, users.grants(Caller.server("settings"), caller.user()));
    }

    @GET
    @Path("permissions/me/scope")
    @Permit(SIGNED_IN)
    public Scope scope(@Context SecurityContext security) {
        return Scope.of(users.me(Callers.of(security)));
    }
}
