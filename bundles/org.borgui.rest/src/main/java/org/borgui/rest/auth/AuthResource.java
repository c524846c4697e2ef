package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ACCOUNT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcService;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.SignInService;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.Message;
import org.borgui.rest.PasswordChange;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RequestGate;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth}: who one is, signing out, and one's own password. All of it works while the password must be changed. */
@Component(service = AuthResource.class)
@RestResource
@Path("auth")
@Produces(APPLICATION_JSON)
public final class AuthResource {

    private final SessionService sessions;
    private final UserService users;
    private final SignInService ways;
    private final OidcService oidc;
    private final RequestGate gate;

    @Activate
    public AuthResource(
            @Reference SessionService sessions,
            @Reference UserService users,
            @Reference SignInService ways,
            @Reference OidcService oidc,
            @Reference RequestGate gate) {
        this.ways = ways;
        this.oidc = oidc;
        this.sessions = sessions;
        this.users = users;
        this.gate = gate;
    }

    @GET
    @Path("config")
    @Permit.Public
    public SignInWays config() {
        return SignInWays.of(ways, oidc.offers());
    }

    @GET
    @Path("authorization-model")
    @Permit.Public
    public AuthorizationModel model() {
        return AuthorizationModel.whole();
    }

    @GET
    @Path("me")
    @Permit(ACCOUNT)
    public UserMe me(@Context SecurityContext security) {
        return UserMe.of(users.me(Callers.of(security)));
    }

    @POST
    @Path("logout")
    @Permit(ACCOUNT)
    public Response logout(@Context SecurityContext security, @Context HttpServletRequest request) {
        var caller = Callers.of(security);
        var elsewhere = oidc.endSession(caller).map(URI::toString).orElse(null);
        sessions.end(caller);
        var answer = Response.ok(new LoggedOut("backend.success.auth.loggedOut", elsewhere));
        return caller.via() == Via.COOKIE
                ? answer.header(HttpHeaders.SET_COOKIE, gate.clearedCookie(request))
                        .build()
                : answer.build();
    }

    @POST
    @Path("change-password")
    @Consumes(APPLICATION_JSON)
    @Permit(ACCOUNT)
    public Message changePassword(@Nullable PasswordChange body, @Context SecurityContext security) {
        PasswordChange.apply(body, users, Callers.of(security));
        return new Message("backend.success.auth.passwordChanged");
    }

    @POST
    @Path("password-setup/skip")
    @Permit(ACCOUNT)
    @SuppressWarnings("DoNotCallSuggester") // a route that always refuses
    public Message skipPasswordSetup() {
        throw RefusedException.forbidden(
                "backend.errors.auth.passwordSetupRequired",
                "The first password is known to others and has to be changed. Choose a new one.");
    }
}
