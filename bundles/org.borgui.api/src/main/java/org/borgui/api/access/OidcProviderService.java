package org.borgui.api.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ProviderType;

/** The providers of OpenID Connect that people may sign in at. All of it is for admins; what changes them wants a proof. */
@ProviderType
public interface OidcProviderService {

    /**
     * One of them.
     *
     * @param file whether a file of the configuration describes it, so that it is changed there alone
     * @param secret whether there is a client secret
     */
    record Listed(OidcProvider provider, boolean file, boolean secret) {}

    /**
     * What has to be entered at the provider.
     *
     * @param callback where it sends people back to
     * @param backchannel where it tells that a session has ended
     * @param signedOut where it sends people who have signed out
     */
    record Addresses(URI callback, URI backchannel, URI signedOut) {}

    /**
     * What a provider says of itself.
     *
     * @param endsSessions whether signing out here can end its session, too
     * @param tellsEnds whether it tells this server when its session ends
     */
    record Described(String issuer, boolean endsSessions, boolean tellsEnds) {}

    /** Whether the bundle that speaks the protocol is there. */
    boolean isInstalled();

    List<Listed> list(Caller caller);

    /** Empty while the bundle is missing. */
    Optional<Addresses> addresses(String id);

    /**
     * Asks a provider for what it says of itself; changes nothing.
     *
     * @param secret empty: the one that is kept for this id
     * @throws org.borgui.api.RefusedException when it cannot be worked with, and why
     */
    Described test(Caller caller, OidcProvider provider, Optional<Secret> secret);

    /**
     * Adds one. One that is enabled is tested first.
     *
     * @throws org.borgui.api.RefusedException {@code INVALID} when something is wrong with it, {@code CONFLICT} for an id that
     *     is taken
     */
    Listed add(Caller caller, OidcProvider provider, Secret secret);

    /**
     * Changes the one of this id; otherwise as {@link #add}. Whoever came by it is signed out when it is disabled, or another.
     *
     * @param secret empty: the present one stays
     */
    Listed change(Caller caller, OidcProvider provider, Optional<Secret> secret);

    /** Nobody can come by it any more, and who came is signed out. */
    void remove(Caller caller, String id);
}
