package org.borgui.access;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.OidcProvider;
import org.borgui.spi.signin.ConfiguredProvider;
import org.borgui.spi.signin.OpenIdConnect.Registration;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The providers that there are: those of files first, then those of the console. One of a file hides one of the same id. */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(service = OidcProviders.class, immediate = true)
public final class OidcProviders {

    private static final Logger LOG = LoggerFactory.getLogger(OidcProviders.class);

    /** How people who come by a provider are said to sign in. */
    static final String WAY = "oidc";

    /**
     * One of them.
     *
     * @param number of its document; 0 for one of a file
     */
    record Known(OidcProvider provider, long number, boolean hasSecret, Secret fileSecret) {

        boolean isOfFile() {
            return number == 0;
        }
    }

    private final State state;
    private final Vault vault;
    private final SealedClientSecrets secrets;
    private final CurrentOpenIdConnect protocol;
    private final List<ConfiguredProvider> files = new CopyOnWriteArrayList<>();
    private volatile List<Known> kept;

    @Activate
    public OidcProviders(
            @Reference Accounts accounts, // has opened the collection of users
            @Reference State state,
            @Reference Vault vault,
            @Reference SealedClientSecrets secrets,
            @Reference CurrentOpenIdConnect protocol) {
        this.state = state;
        this.vault = vault;
        this.secrets = secrets;
        this.protocol = protocol;
        this.kept = state.read(OidcProviders::read);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addFile(ConfiguredProvider file) {
        try {
            ProviderRules.require(file.provider(), file.clientSecret());
            files.add(file);
        } catch (RefusedException e) {
            LOG.error(
                    "The provider {} of a file is left out: {}", file.provider().id(), e.getMessage());
        }
    }

    void removeFile(ConfiguredProvider file) {
        files.remove(file);
    }

    List<Known> all() {
        var all = new ArrayList<Known>();
        files.forEach(file ->
                all.add(new Known(file.provider(), 0, !file.clientSecret().isEmpty(), file.clientSecret())));
        kept.stream()
                .filter(known -> all.stream()
                        .noneMatch(file ->
                                file.provider().id().equals(known.provider().id())))
                .forEach(all::add);
        return all;
    }

    Optional<Known> find(String id) {
        return all().stream().filter(known -> known.provider().id().equals(id)).findFirst();
    }

    /** Those by which people can come at this moment. */
    Stream<OidcProvider> usable() {
        return protocol.get().stream()
                .flatMap(there -> all().stream())
                .map(Known::provider)
                .filter(OidcProvider::enabled);
    }

    /** One by which people can come at this moment. */
    Known require(String id) {
        return find(id).filter(known -> known.provider().enabled()).orElseThrow(OidcRefusals::notConfigured);
    }

    /** As the one that speaks the protocol wants it, for what needs no secret. */
    static Registration withoutSecret(Known known) {
        return registration(known.provider(), Secret.empty());
    }

    /** The same with it. */
    Registration registration(Known known) {
        return registration(known.provider(), secret(known));
    }

    static Registration registration(OidcProvider provider, Secret secret) {
        var connection = provider.connection();
        return new Registration(
                connection.base(),
                connection.clientId(),
                secret,
                connection.authentication().wire(),
                connection.scopes(),
                connection.endSession());
    }

    /** Read anew each time: the keys that seal change. */
    Secret secret(Known known) {
        return known.isOfFile()
                ? known.fileSecret()
                : state.get(ProviderDocument.KIND, known.number())
                        .map(stored -> stored.value().secret())
                        .filter(text -> !text.isEmpty())
                        .map(text -> opened(known, text))
                        .orElse(Secret.empty());
    }

    private Secret opened(Known known, String text) {
        try {
            return vault.open(secrets.context(known.number()), text);
        } catch (IllegalStateException e) {
            LOG.error(
                    "The client secret of the provider {} cannot be read",
                    known.provider().id(),
                    e);
            throw OidcRefusals.secretLost(known.provider().name());
        }
    }

    /** Whether this user can come by a provider at this moment, as far as this server can tell. */
    boolean letIn(UserDocument user) {
        var linked = user.linked();
        return linked != null
                && usable().anyMatch(provider -> provider.connection().isOf(linked.issuer()));
    }

    /** Whether there is an admin who can. */
    boolean letAnAdminIn(Reading reading) {
        return reading.find(UserDocument.KIND, Query.all("users")).stream()
                .map(Stored::value)
                .anyMatch(user -> user.rights().areOfAnAdmin() && letIn(user));
    }

    /** The documents have changed. */
    void reread(Reading reading) {
        kept = read(reading);
    }

    static Query byId(String id) {
        return Query.by(ProviderDocument.KIND.name(), "slug", id);
    }

    private static List<Known> read(Reading reading) {
        return reading.find(ProviderDocument.KIND, Query.all(ProviderDocument.KIND.name())).stream()
                .map(stored -> new Known(
                        stored.value().provider(),
                        stored.id(),
                        !stored.value().secret().isEmpty(),
                        Secret.empty()))
                .toList();
    }
}
