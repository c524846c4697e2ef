package org.borgui.rest.settings;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.USERS_MANAGE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProviderService;
import org.borgui.api.access.OidcProviderService.Listed;
import org.borgui.rest.Callers;
import org.borgui.rest.Done;
import org.borgui.rest.Fields;
import org.borgui.rest.settings.ProviderView.Addresses;
import org.borgui.rest.settings.ProviderView.Sent;
import org.borgui.rest.settings.ProviderView.Told;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/sign-in-providers}: where people sign in besides here. */
@Component(service = SignInProvidersResource.class)
@RestResource
@Path("settings/sign-in-providers")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class SignInProvidersResource {

    public record ProviderList(boolean installed, List<Told> providers) {}

    public record DescribedView(String issuer, boolean endsSessions, boolean tellsEnds) {}

    private static final Addresses NOWHERE = new Addresses(null, null, null);

    private final OidcProviderService providers;

    @Activate
    public SignInProvidersResource(@Reference OidcProviderService providers) {
        this.providers = providers;
    }

    @GET
    @Permit(USERS_MANAGE)
    public ProviderList list(@Context SecurityContext security) {
        return new ProviderList(
                providers.isInstalled(),
                providers.list(Callers.of(security)).stream().map(this::told).toList());
    }

    /** What has to be entered at a provider of this id, before it is there. */
    @GET
    @Path("addresses")
    @Permit(USERS_MANAGE)
    public Addresses addresses(@QueryParam("id") @DefaultValue(OidcProvider.FIRST) String id) {
        return providers
                .addresses(id)
                .map(there -> new Addresses(
                        there.callback().toString(),
                        there.backchannel().toString(),
                        there.signedOut().toString()))
                .orElse(NOWHERE);
    }

    /** Asks a provider what it says of itself; nothing is kept. */
    @POST
    @Path("test")
    @Permit(value = USERS_MANAGE, critical = true)
    public DescribedView test(@Nullable Sent body, @Context SecurityContext security) {
        var sent = Fields.required(body, "issuer");
        var provider = sent.provider(sent.id() == null ? OidcProvider.FIRST : sent.id());
        var told = providers.test(Callers.of(security), provider, secret(sent));
        return new DescribedView(told.issuer(), told.endsSessions(), told.tellsEnds());
    }

    @POST
    @Permit(value = USERS_MANAGE, critical = true)
    public Told add(@Nullable Sent body, @Context SecurityContext security) {
        var sent = Fields.required(body, "id");
        var provider = sent.provider(Fields.required(sent.id(), "id"));
        return told(providers.add(Callers.of(security), provider, secret(sent).orElse(Secret.empty())));
    }

    @PUT
    @Path("{provider}")
    @Permit(value = USERS_MANAGE, critical = true)
    public Told change(@PathParam("provider") String id, @Nullable Sent body, @Context SecurityContext security) {
        var sent = Fields.required(body, "name");
        return told(providers.change(Callers.of(security), sent.provider(id), secret(sent)));
    }

    @DELETE
    @Path("{provider}")
    @Permit(value = USERS_MANAGE, critical = true)
    public Done remove(@PathParam("provider") String id, @Context SecurityContext security) {
        providers.remove(Callers.of(security), id);
        return Done.of("backend.success.settings.signInProviderRemoved");
    }

    private Told told(Listed listed) {
        return Told.of(listed, addresses(listed.provider().id()));
    }

    private static Optional<Secret> secret(Sent sent) {
        return Optional.ofNullable(sent.clientSecret()).map(Secret::of);
    }
}
