package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ACCOUNT;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.borgui.api.Secret;
import org.borgui.api.access.PasskeyService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.Message;
import org.borgui.rest.auth.PasskeyAnswers.Asked;
import org.borgui.rest.auth.PasskeyAnswers.Item;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/passkeys}: one's own. */
@Component(service = PasskeysResource.class)
@RestResource
@Path("auth/passkeys")
@Produces(APPLICATION_JSON)
public final class PasskeysResource {

    private static final String USUAL_NAME = "Passkey";

    /** The present password, and where there is a second factor, its code. */
    public record Shown(@Nullable String currentPassword, @Nullable String code) {}

    public record Made(@Nullable String ceremonyToken, @Nullable JsonNode credential, @Nullable String name) {}

    public record Named(@Nullable String name) {}

    private final PasskeyService passkeys;

    @Activate
    public PasskeysResource(@Reference PasskeyService passkeys) {
        this.passkeys = passkeys;
    }

    @GET
    @Permit(ACCOUNT)
    public List<Item> list(@Context SecurityContext security) {
        return passkeys.list(Callers.of(security)).stream().map(Item::of).toList();
    }

    @POST
    @Path("register/options")
    @Consumes(APPLICATION_JSON)
    @Permit(ACCOUNT)
    public Asked ask(@Nullable Shown body, @Context SecurityContext security) {
        var shown = Fields.required(body, "current_password");
        var password = Secret.of(Fields.required(shown.currentPassword(), "current_password"));
        var code = Objects.requireNonNullElse(shown.code(), "");
        return Asked.of(passkeys.prepare(Callers.of(security), password, code));
    }

    @POST
    @Path("register/verify")
    @Consumes(APPLICATION_JSON)
    @Permit(ACCOUNT)
    public Item add(@Nullable Made body, @Context SecurityContext security) {
        var made = Fields.required(body, "ceremony_token");
        var token = Secret.of(Fields.required(made.ceremonyToken(), "ceremony_token"));
        var credential = PasskeyAnswers.text(Fields.required(made.credential(), "credential"));
        var name = Objects.requireNonNullElse(made.name(), USUAL_NAME);
        return Item.of(passkeys.add(Callers.of(security), token, credential, name));
    }

    @PUT
    @Path("{passkey_id}")
    @Consumes(APPLICATION_JSON)
    @Permit(ACCOUNT)
    public Item rename(@PathParam("passkey_id") long id, @Nullable Named body, @Context SecurityContext security) {
        var name = Fields.required(Fields.required(body, "name").name(), "name");
        return Item.of(passkeys.rename(Callers.of(security), id, name));
    }

    @DELETE
    @Path("{passkey_id}")
    @Permit(ACCOUNT)
    public Message remove(@PathParam("passkey_id") long id, @Context SecurityContext security) {
        passkeys.remove(Callers.of(security), id);
        return new Message("backend.success.auth.passkeyDeleted");
    }
}
