package org.borgui.rest.auth;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ACCOUNT;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.Secret;
import org.borgui.api.access.SecondFactorService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.Message;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /auth/totp}: one's own second factor. */
@Component(service = TotpResource.class)
@RestResource
@Path("auth/totp")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class TotpResource {

    /** The present password, and where there is a second factor already, its code. */
    public record Shown(@Nullable String currentPassword, @Nullable String code) {}

    public record FirstCode(@Nullable String setupToken, @Nullable String code) {}

    public record Status(boolean enabled, int recoveryCodesRemaining) {}

    public record Setup(String setupToken, String secret, String otpauthUri, List<String> recoveryCodes) {}

    public record Enabled(boolean enabled, List<String> recoveryCodes) {}

    public record Codes(List<String> recoveryCodes) {}

    private final SecondFactorService factors;

    @Activate
    public TotpResource(@Reference SecondFactorService factors) {
        this.factors = factors;
    }

    @GET
    @Permit(ACCOUNT)
    public Status status(@Context SecurityContext security) {
        var status = factors.status(Callers.of(security));
        return new Status(status.enabled(), status.recoveryCodes());
    }

    @POST
    @Path("setup")
    @Permit(ACCOUNT)
    public Setup setup(@Nullable Shown body, @Context SecurityContext security) {
        var made = factors.prepare(Callers.of(security), password(body));
        return new Setup(made.token().reveal(), made.seed().reveal(), made.uri().reveal(), texts(made.recoveryCodes()));
    }

    @POST
    @Path("enable")
    @Permit(ACCOUNT)
    public Enabled enable(@Nullable FirstCode body, @Context SecurityContext security) {
        var shown = Fields.required(body, "setup_token");
        var token = Secret.of(Fields.required(shown.setupToken(), "setup_token"));
        var codes = factors.enable(Callers.of(security), token, Fields.required(shown.code(), "code"));
        return new Enabled(true, texts(codes));
    }

    @POST
    @Path("disable")
    @Permit(ACCOUNT)
    public Message disable(@Nullable Shown body, @Context SecurityContext security) {
        factors.disable(Callers.of(security), password(body), code(body));
        return new Message("backend.success.auth.totpDisabled");
    }

    @POST
    @Path("recovery-codes")
    @Permit(ACCOUNT)
    public Codes renew(@Nullable Shown body, @Context SecurityContext security) {
        return new Codes(texts(factors.renewRecoveryCodes(Callers.of(security), password(body), code(body))));
    }

    private static Secret password(@Nullable Shown body) {
        return Secret.of(
                Fields.required(Fields.required(body, "current_password").currentPassword(), "current_password"));
    }

    private static String code(@Nullable Shown body) {
        return Fields.required(Fields.required(body, "code").code(), "code");
    }

    private static List<String> texts(List<Secret> codes) {
        return codes.stream().map(Secret::reveal).toList();
    }
}
