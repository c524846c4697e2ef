package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RequestGate;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/login} for API clients, {@code /auth/session} for browsers. */
@Component(service = SignInResource.class)
@RestResource
@Path("auth")
@Produces(APPLICATION_JSON)
public final class SignInResource {

    private final SessionService sessions;
    private final UserService users;
    private final RequestGate gate;

    @Activate
    public SignInResource(
            @Reference SessionService sessions, @Reference UserService users, @Reference RequestGate gate) {
        this.sessions = sessions;
        this.users = users;
        this.gate = gate;
    }

    /** Begins a session for an API client; no cookie is set. */
    @POST
    @Path("login")
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Permit.Public
    public Token login(
            @FormParam("username") @Nullable String username,
            @FormParam("password") @Nullable String password,
            @Context SecurityContext security) {
        return Token.of(
                begin(username, password, Via.BEARER, security),
                Clock.systemUTC().instant());
    }

    /** Clients that send JSON are told that the fields of the form are missing, as before. */
    @POST
    @Path("login")
    @Consumes(APPLICATION_JSON)
    @Permit.Public
    @SuppressWarnings("DoNotCallSuggester") // a route that always refuses
    public Token loginByJson() {
        throw Fields.missing("username", "password");
    }

    /** Begins a session for a browser: a cookie, and a token against forged requests. */
    @POST
    @Path("session")
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Permit.Public
    public Response beginSession(
            @FormParam("username") @Nullable String username,
            @FormParam("password") @Nullable String password,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        var begun = begin(username, password, Via.COOKIE, security);
        return Response.ok(BrowserSession.of(begun.csrf(), begun.user()))
                .header(HttpHeaders.SET_COOKIE, gate.cookie(begun, request))
                .build();
    }

    /** Public, so that a page opened for the first time asks without an error; signed out, it answers nothing but nulls. */
    @GET
    @Path("session")
    @Permit.Public
    public BrowserSession session(@Context SecurityContext security) {
        var caller = Callers.of(security);
        if (caller.via() != Via.COOKIE) {
            return BrowserSession.NONE;
        }
        return BrowserSession.of(sessions.csrf(caller), users.me(caller));
    }

    private Begun begin(@Nullable String username, @Nullable String password, Via via, SecurityContext security) {
        var address = Callers.of(security).address();
        if (username == null && password == null) {
            throw Fields.missing("username", "password");
        }
        var name = Fields.required(username, "username");
        return sessions.signIn(name, Secret.of(Fields.required(password, "password")), via, address);
    }
}
