package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RequestGate;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/oidc}: to a provider and back. Addresses without a provider's id are of the one that existing clients know. */
@Component(service = OidcSignInResource.class)
@RestResource
@Path("auth/oidc")
@Produces(APPLICATION_JSON)
public final class OidcSignInResource {

    public record OfferView(String id, String name) {}

    public record Offers(List<OfferView> providers) {}

    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private final OidcService oidc;
    private final OidcCookies cookies;

    @Activate
    public OidcSignInResource(@Reference OidcService oidc, @Reference RequestGate gate) {
        this.oidc = oidc;
        this.cookies = new OidcCookies(gate);
    }

    @GET
    @Path("providers")
    @Permit.Public
    public Offers providers() {
        return new Offers(oidc.offers().stream()
                .map(offer -> new OfferView(offer.id(), offer.name()))
                .toList());
    }

    @GET
    @Path("login")
    @Permit.Public
    public Response login(
            @QueryParam("return_to") @DefaultValue("/login") String returnTo, @Context HttpServletRequest request) {
        return login(OidcProvider.FIRST, returnTo, request);
    }

    @GET
    @Path("{provider}/login")
    @Permit.Public
    public Response login(
            @PathParam("provider") String provider,
            @QueryParam("return_to") @DefaultValue("/login") String returnTo,
            @Context HttpServletRequest request) {
        if (FOREIGN.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))) {
            // another site must not sign a browser in: people begin on our own page
            return Response.status(Response.Status.FOUND)
                    .location(oidc.startPage(returnTo))
                    .build();
        }
        var asked = oidc.begin(provider, returnTo, Welcome.client(request));
        return Response.status(Response.Status.FOUND)
                .location(asked.address())
                .header(HttpHeaders.SET_COOKIE, cookies.sent(asked.browser(), request))
                .build();
    }

    @GET
    @Path("callback")
    @Permit.Public
    public Response callback(
            @Context SecurityContext security, @Context UriInfo address, @Context HttpServletRequest request) {
        return callback(OidcProvider.FIRST, security, address, request);
    }

    @GET
    @Path("{provider}/callback")
    @Permit.Public
    public Response callback(
            @PathParam("provider") String provider,
            @Context SecurityContext security,
            @Context UriInfo address,
            @Context HttpServletRequest request) {
        var returned = oidc.back(
                Callers.of(security),
                provider,
                cookies.sent(request),
                address.getQueryParameters(),
                Welcome.client(request));
        var answer = Response.status(Response.Status.FOUND).location(returned.address());
        if (!returned.grant().isEmpty()) {
            answer.header(HttpHeaders.SET_COOKIE, cookies.granted(returned.grant(), request));
        }
        returned.renewed().ifPresent(begun -> answer.header(HttpHeaders.SET_COOKIE, cookies.session(begun, request)));
        return answer.build();
    }

    /** Begins a session for a client that has come back with its cookies. */
    @POST
    @Path("exchange")
    @Permit.Public
    public Response exchange(@Context HttpServletRequest request) {
        if (request.getHeader("Origin") == null && request.getHeader("Referer") == null) {
            throw RefusedException.forbidden(
                    "backend.errors.auth.invalidAuthentication",
                    "This is asked for by a page of this server: send its address as Origin.");
        }
        var begun = oidc.exchange(cookies.granted(request), cookies.sent(request), Via.BEARER, Welcome.client(request));
        return cookies.spent(Response.ok(Welcome.token(begun)), request).build();
    }

    /** What a provider sends by itself when one of its sessions has ended. */
    @POST
    @Path("backchannel")
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Permit.Public
    public Response ended(@FormParam("logout_token") @Nullable String token, @Context HttpServletRequest request) {
        return ended(OidcProvider.FIRST, token, request);
    }

    @POST
    @Path("{provider}/backchannel")
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Permit.Public
    public Response ended(
            @PathParam("provider") String provider,
            @FormParam("logout_token") @Nullable String token,
            @Context HttpServletRequest request) {
        oidc.ended(provider, Fields.required(token, "logout_token"), request.getRemoteAddr());
        return Response.ok().build();
    }
}
