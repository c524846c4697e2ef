package org.borgui.rest.users;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.SIGNED_IN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.access.TokenService;
import org.borgui.rest.Callers;
import org.borgui.rest.PartialBody;
import org.borgui.rest.users.TokenItem.TokenMade;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/tokens}: tokens that one makes for one's programs. */
@Component(service = TokensResource.class)
@RestResource
@Path("settings/tokens")
@Produces(APPLICATION_JSON)
public final class TokensResource {

    private final TokenService tokens;

    @Activate
    public TokensResource(@Reference TokenService tokens) {
        this.tokens = tokens;
    }

    @GET
    @Permit(SIGNED_IN)
    public List<TokenItem> list(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return tokens.list(caller, caller.user()).stream().map(TokenItem::of).toList();
    }

    /** Critical: what somebody makes in a browser left open would let them in for months. */
    @POST
    @Consumes(APPLICATION_JSON)
    @Permit(value = SIGNED_IN, critical = true)
    public Response make(@Nullable ObjectNode body, @Context SecurityContext security) {
        var wanted = TokenToBe.of(new PartialBody(body));
        var made = tokens.make(Callers.of(security), wanted.name(), wanted.scopes(), wanted.life());
        return Response.status(Response.Status.CREATED)
                .entity(TokenMade.of(made))
                .build();
    }

    @DELETE
    @Path("{token_id}")
    @Permit(SIGNED_IN)
    public void revoke(@PathParam("token_id") long id, @Context SecurityContext security) {
        tokens.revoke(Callers.of(security), id);
    }
}
