package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.PasskeyService;
import org.borgui.rest.auth.PasskeyAnswers.Asked;
import org.borgui.rest.auth.PasskeyAnswers.Shown;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/passkeys/authenticate}: what a browser is asked, and its answer, for clients. */
@Component(service = PasskeySignInResource.class)
@RestResource
@Path("auth/passkeys/authenticate")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class PasskeySignInResource {

    public record Domain(@Nullable String domain) {}

    private final PasskeyService passkeys;

    @Activate
    public PasskeySignInResource(@Reference PasskeyService passkeys) {
        this.passkeys = passkeys;
    }

    /** Where passkeys of this server work; null while none are checked. */
    @GET
    @Permit.Public
    public Domain domain() {
        return new Domain(passkeys.domain().orElse(null));
    }

    @POST
    @Path("options")
    @Permit.Public
    public Asked ask(@Context HttpServletRequest request) {
        return Asked.of(passkeys.begin(request.getRemoteAddr()));
    }

    @POST
    @Path("verify")
    @Permit.Public
    public Token login(@Nullable Shown body, @Context HttpServletRequest request) {
        return Welcome.token(PasskeyAnswers.signIn(passkeys, body, Via.BEARER, request));
    }
}
