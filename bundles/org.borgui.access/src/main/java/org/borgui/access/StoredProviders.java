package org.borgui.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.borgui.access.OidcProviders.Known;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProviderService;
import org.borgui.api.access.Resource;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes the providers that are kept by the server. */
@Component
public final class StoredProviders implements OidcProviderService {

    private final State state;
    private final Vault vault;
    private final SealedClientSecrets secrets;
    private final Accounts accounts;
    private final Sessions sessions;
    private final OidcProviders providers;
    private final CurrentOpenIdConnect protocol;
    private final KeptPolicy policy;
    private final Admins admins;

    @Activate
    public StoredProviders(
            @Reference State state,
            @Reference Vault vault,
            @Reference SealedClientSecrets secrets,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference OidcProviders providers,
            @Reference CurrentOpenIdConnect protocol,
            @Reference KeptPolicy policy,
            @Reference Admins admins) {
        this.state = state;
        this.vault = vault;
        this.secrets = secrets;
        this.accounts = accounts;
        this.sessions = sessions;
        this.providers = providers;
        this.protocol = protocol;
        this.policy = policy;
        this.admins = admins;
    }

    @Override
    public boolean isInstalled() {
        return protocol.get().isPresent();
    }

    @Override
    public List<Listed> list(Caller caller) {
        accounts.requireAdmin(caller);
        return providers.all().stream().map(StoredProviders::listed).toList();
    }

    @Override
    public Optional<Addresses> addresses(String id) {
        ProviderRules.requireId(id);
        return protocol.get()
                .map(there -> new Addresses(
                        there.here(OidcQuestions.callback(id)),
                        there.here(OidcQuestions.backchannel(id)),
                        there.here("/")));
    }

    @Override
    public Described test(Caller caller, OidcProvider provider, Optional<Secret> secret) {
        requireProof(caller);
        return described(provider, secret(provider, secret));
    }

    @Override
    public Listed add(Caller caller, OidcProvider provider, Secret secret) {
        requireProof(caller);
        ProviderRules.require(provider, secret);
        if (providers.find(provider.id()).isPresent()) {
            throw OidcRefusals.providerExists();
        }
        return saved(provider, secret);
    }

    @Override
    public Listed change(Caller caller, OidcProvider provider, Optional<Secret> secret) {
        requireProof(caller);
        requireKept(provider.id());
        requireSameIssuer(provider, secret);
        var next = secret(provider, secret);
        ProviderRules.require(provider, next);
        var saved = saved(provider, next);
        sessions.endAll(elsewhere -> elsewhere.provider().equals(provider.id())
                && !(provider.enabled() && provider.connection().isOf(elsewhere.issuer())));
        return saved;
    }

    @Override
    public void remove(Caller caller, String id) {
        requireProof(caller);
        requireKept(id);
        write(writing -> find(writing, id).ifPresent(found -> writing.delete(ProviderDocument.KIND, found.id())));
        sessions.endAll(elsewhere -> elsewhere.provider().equals(id));
    }

    private Listed saved(OidcProvider provider, Secret secret) {
        if (provider.enabled()) {
            described(provider, secret);
        }
        try {
            write(writing -> put(writing, provider, secret));
        } catch (DuplicateException e) {
            throw OidcRefusals.providerExists();
        }
        return listed(providers.find(provider.id()).orElseThrow(OidcRefusals::providerNotFound));
    }

    private void put(Writing writing, OidcProvider provider, Secret secret) {
        var before = find(writing, provider.id());
        long number = before.map(Stored::id).orElseGet(() -> writing.nextId(ProviderDocument.KIND));
        var sealed = secret.isEmpty() ? "" : vault.seal(secrets.context(number), secret);
        var document = new ProviderDocument(provider.id(), provider, sealed);
        if (before.isPresent()) {
            writing.put(ProviderDocument.KIND, before.get().with(document));
        } else {
            writing.add(ProviderDocument.KIND, number, document);
        }
    }

    /** Refused, and so not written, when no admin could come in after it. */
    private synchronized void write(Consumer<Writing> work) {
        try {
            state.write(Durability.DURABLE, writing -> {
                work.accept(writing);
                providers.reread(writing);
                if (policy.isLocalSignInOff() && !admins.isOneThere(writing)) {
                    throw OidcRefusals.lastProvider();
                }
                return true;
            });
        } finally {
            state.read(reading -> {
                providers.reread(reading);
                return true;
            });
        }
    }

    private static Optional<Stored<ProviderDocument>> find(Writing writing, String id) {
        return writing.find(ProviderDocument.KIND, OidcProviders.byId(id)).stream()
                .findFirst();
    }

    private Described described(OidcProvider provider, Secret secret) {
        var told = protocol.require().describe(OidcProviders.registration(provider, secret));
        return new Described(told.issuer(), told.endsSessions(), told.tellsEnds());
    }

    private Secret secret(OidcProvider provider, Optional<Secret> given) {
        return given.orElseGet(
                () -> providers.find(provider.id()).map(providers::secret).orElse(Secret.empty()));
    }

    /** A secret that nobody can read back must not be sent anywhere else. */
    private void requireSameIssuer(OidcProvider provider, Optional<Secret> secret) {
        var before = providers.find(provider.id()).filter(Known::hasSecret).map(known -> known.provider()
                .connection());
        if (secret.isEmpty()
                && before.filter(old -> !old.base().equals(provider.connection().base()))
                        .isPresent()) {
            throw OidcRefusals.secretOfAnotherIssuer();
        }
    }

    private void requireKept(String id) {
        var known = providers.find(id).orElseThrow(OidcRefusals::providerNotFound);
        if (known.isOfFile()) {
            throw OidcRefusals.providerOfFile();
        }
    }

    /** A provider is a way into every account that is linked with it. */
    private void requireProof(Caller caller) {
        accounts.requireAdmin(caller);
        Proof.require(caller, Resource.USERS, sessions);
    }

    private static Listed listed(Known known) {
        return new Listed(known.provider(), known.isOfFile(), known.hasSecret());
    }
}
