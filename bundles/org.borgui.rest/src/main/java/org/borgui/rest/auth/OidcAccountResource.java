package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ACCOUNT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.RefusedException;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcService;
import org.borgui.api.access.OidcService.Asked;
import org.borgui.api.access.OidcService.Identity;
import org.borgui.rest.Callers;
import org.borgui.rest.Message;
import org.borgui.rest.Times;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RequestGate;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/oidc}: one's own account and the providers. */
@Component(service = OidcAccountResource.class)
@RestResource
@Path("auth/oidc")
@Produces(APPLICATION_JSON)
public final class OidcAccountResource {

    private static final String ACCOUNT_PAGE = "/settings/account";

    public record Return(@Nullable String returnTo) {

        static String of(@Nullable Return body) {
            return body == null || body.returnTo() == null ? ACCOUNT_PAGE : body.returnTo();
        }
    }

    public record Authorization(String authorizationUrl) {}

    public record IdentityView(String providerId, String providerName, String subject, String linkedAt) {

        static IdentityView of(Identity identity) {
            return new IdentityView(
                    identity.provider(), identity.providerName(), identity.subject(), Times.text(identity.since()));
        }
    }

    public record OwnView(@Nullable IdentityView identity, boolean localPassword) {}

    private final OidcService oidc;
    private final OidcCookies cookies;

    @Activate
    public OidcAccountResource(@Reference OidcService oidc, @Reference RequestGate gate) {
        this.oidc = oidc;
        this.cookies = new OidcCookies(gate);
    }

    @GET
    @Path("identity")
    @Permit(ACCOUNT)
    public OwnView own(@Context SecurityContext security) {
        var own = oidc.own(Callers.of(security));
        return new OwnView(own.identity().map(IdentityView::of).orElse(null), own.localPassword());
    }

    @POST
    @Path("link")
    @Permit(value = ACCOUNT, critical = true)
    public Response link(
            @Nullable Return body, @Context SecurityContext security, @Context HttpServletRequest request) {
        return link(OidcProvider.FIRST, body, security, request);
    }

    @POST
    @Path("{provider}/link")
    @Permit(value = ACCOUNT, critical = true)
    public Response link(
            @PathParam("provider") String provider,
            @Nullable Return body,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        return sent(oidc.link(Callers.of(security), provider, Return.of(body)), request);
    }

    /** The same by following an address, which has to stand on a page of ours: another site must not link anything. */
    @GET
    @Path("link")
    @Permit(value = ACCOUNT, critical = true)
    public Response followLink(
            @QueryParam("return_to") @DefaultValue(ACCOUNT_PAGE) String returnTo,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw RefusedException.forbidden(
                    "backend.errors.auth.csrf", "Link your account on the page of your account, not by an address.");
        }
        var asked = oidc.link(Callers.of(security), OidcProvider.FIRST, returnTo);
        return Response.status(Response.Status.FOUND)
                .location(asked.address())
                .header(HttpHeaders.SET_COOKIE, cookies.sent(asked.browser(), request))
                .build();
    }

    @POST
    @Path("unlink")
    @Permit(value = ACCOUNT, critical = true)
    public Message unlink(@Context SecurityContext security) {
        oidc.unlink(Callers.of(security));
        return new Message("backend.success.auth.oidcUnlinked");
    }

    @DELETE
    @Path("link")
    @Permit(value = ACCOUNT, critical = true)
    public Message removeLink(@Context SecurityContext security) {
        return unlink(security);
    }

    /** Confirms who sits before the browser, for whoever has no password here. */
    @POST
    @Path("step-up")
    @Permit(ACCOUNT)
    public Response prove(
            @Nullable Return body, @Context SecurityContext security, @Context HttpServletRequest request) {
        return sent(oidc.prove(Callers.of(security), Return.of(body)), request);
    }

    private Response sent(Asked asked, HttpServletRequest request) {
        return Response.ok(new Authorization(asked.address().toString()))
                .header(HttpHeaders.SET_COOKIE, cookies.sent(asked.browser(), request))
                .build();
    }
}
