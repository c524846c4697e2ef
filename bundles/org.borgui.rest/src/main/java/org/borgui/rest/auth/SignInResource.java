package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ACCOUNT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcService;
import org.borgui.api.access.PasskeyService;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.SignedIn;
import org.borgui.api.access.UserService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.auth.PasskeyAnswers.Shown;
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

    /** A code, and what was answered to the password before it. */
    public record CodeShown(@Nullable String loginChallengeToken, @Nullable String code) {}

    private final SessionService sessions;
    private final UserService users;
    private final PasskeyService passkeys;
    private final OidcService oidc;
    private final OidcCookies cookies;
    private final Welcome welcome;

    @Activate
    public SignInResource(
            @Reference SessionService sessions,
            @Reference UserService users,
            @Reference PasskeyService passkeys,
            @Reference OidcService oidc,
            @Reference PolicyService policy,
            @Reference RequestGate gate) {
        this.sessions = sessions;
        this.users = users;
        this.passkeys = passkeys;
        this.oidc = oidc;
        this.cookies = new OidcCookies(gate);
        this.welcome = new Welcome(policy, gate);
    }

    /** Begins a session for an API client; no cookie is set. */
    @POST
    @Path("login")
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Permit.Public
    public Token login(
            @FormParam("username") @Nullable String username,
            @FormParam("password") @Nullable String password,
            @Context HttpServletRequest request) {
        var signed = signIn(username, password, Via.BEARER, request);
        return signed.begun().map(Welcome::token).orElseGet(() -> Token.wanted(signed.challenge()));
    }

    /** The code of the second factor, after {@link #login}. */
    @POST
    @Path("login/totp")
    @Consumes(APPLICATION_JSON)
    @Permit.Public
    public Token loginByCode(@Nullable CodeShown body, @Context HttpServletRequest request) {
        return Welcome.token(signInByCode(body, Via.BEARER, request));
    }

    /** Another token for a client whose own one ends then. */
    @POST
    @Path("refresh")
    @Permit(ACCOUNT)
    public Token refresh(@Context SecurityContext security) {
        return Welcome.token(sessions.refresh(Callers.of(security)));
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
            @Context HttpServletRequest request) {
        var signed = signIn(username, password, Via.COOKIE, request);
        return signed.begun().map(begun -> welcome.browser(begun, request)).orElseGet(() -> Response.ok(
                        BrowserSession.wanted(signed.challenge()))
                .build());
    }

    /** The code of the second factor, after {@link #beginSession}. */
    @POST
    @Path("session/totp")
    @Consumes(APPLICATION_JSON)
    @Permit.Public
    public Response beginSessionByCode(@Nullable CodeShown body, @Context HttpServletRequest request) {
        return welcome.browser(signInByCode(body, Via.COOKIE, request), request);
    }

    /** A passkey, in place of a password. */
    @POST
    @Path("session/passkey")
    @Consumes(APPLICATION_JSON)
    @Permit.Public
    public Response beginSessionByPasskey(@Nullable Shown body, @Context HttpServletRequest request) {
        return welcome.browser(PasskeyAnswers.signIn(passkeys, body, Via.COOKIE, request), request);
    }

    /** A browser that has come back from a provider. */
    @POST
    @Path("session/oidc")
    @Permit.Public
    public Response beginSessionByProvider(@Context HttpServletRequest request) {
        var begun = oidc.exchange(cookies.granted(request), cookies.sent(request), Via.COOKIE, Welcome.client(request));
        return cookies.spent(welcome.browser(begun, BrowserSession.PROVIDER, request), request)
                .build();
    }

    /** The password once more, and a code of a second factor, before what is critical: the session goes on under another secret. */
    @POST
    @Path("step-up")
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Permit(ACCOUNT)
    public Response prove(
            @FormParam("password") @Nullable String password,
            @FormParam("code") @DefaultValue("") String code,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        var shown = Secret.of(Fields.required(password, "password"));
        return welcome.browser(sessions.prove(Callers.of(security), shown, code), request);
    }

    /** Public, so that a page opened for the first time asks without an error; signed out, it answers nothing but nulls. */
    @GET
    @Path("session")
    @Permit.Public
    public BrowserSession session(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return switch (caller.via()) {
            case COOKIE -> welcome.session(sessions.csrf(caller), users.me(caller), BrowserSession.signIn(caller));
            case REQUEST -> welcome.session(sessions.csrf(caller), users.me(caller), caller.way());
            default -> BrowserSession.NONE;
        };
    }

    private SignedIn signIn(@Nullable String username, @Nullable String password, Via via, HttpServletRequest request) {
        if (username == null && password == null) {
            throw Fields.missing("username", "password");
        }
        var name = Fields.required(username, "username");
        return sessions.signIn(name, Secret.of(Fields.required(password, "password")), via, Welcome.client(request));
    }

    private Begun signInByCode(@Nullable CodeShown body, Via via, HttpServletRequest request) {
        var shown = Fields.required(body, "login_challenge_token");
        var challenge = Fields.required(shown.loginChallengeToken(), "login_challenge_token");
        return sessions.signInByCode(
                Secret.of(challenge), Fields.required(shown.code(), "code"), via, Welcome.client(request));
    }
}
