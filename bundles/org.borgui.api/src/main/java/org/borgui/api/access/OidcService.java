package org.borgui.api.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.Client;
import org.osgi.annotation.versioning.ProviderType;

/** Signing in at providers of OpenID Connect. Calls that lead to a provider and back may take some seconds. */
@ProviderType
public interface OidcService {

    /** A provider that people can sign in at. */
    record Offer(String id, String name) {}

    /**
     * Where a browser is sent.
     *
     * @param browser what it has to bring back besides, which ties the answer to it; good once, for ten minutes
     */
    record Asked(URI address, Secret browser) {}

    /**
     * What a browser that came back is told.
     *
     * @param address where it goes on
     * @param grant what begins a session by {@link #exchange}, once, within five minutes; empty for none
     * @param renewed the caller's session under another secret, where one was confirmed
     */
    record Returned(URI address, Secret grant, Optional<Begun> renewed) {}

    /** Who somebody is at a provider. */
    record Identity(String provider, String providerName, String subject, Instant since) {}

    /** What there is to know about one's own account. */
    record Own(Optional<Identity> identity, boolean localPassword) {}

    /** Somebody who has yet to be let in. */
    record Waiting(
            UserId user,
            String username,
            Optional<String> fullName,
            Optional<String> email,
            String providerName,
            Instant since) {}

    List<Offer> offers();

    /** Where people sign in, to go on at a path afterwards: for a browser that another site has sent. */
    URI startPage(String returnTo);

    /**
     * Sends a browser to a provider to sign in.
     *
     * @param returnTo path of this server to go on at; anything else counts as the first page
     */
    Asked begin(String provider, String returnTo, Client client);

    /** Sends the caller there to link an account that is signed in. Wants a password shown lately. */
    Asked link(Caller caller, String provider, String returnTo);

    /** Sends the caller, who has signed in at a provider, there to confirm who sits before the browser. */
    Asked prove(Caller caller, String returnTo);

    /**
     * Takes a browser that comes back.
     *
     * @param caller who sits before it, if anybody
     * @param browser as in {@link Asked}
     * @param parameters of its request
     * @return where it goes on, also when the provider has said no: the address tells
     * @throws org.borgui.api.RefusedException {@code INVALID} when this browser was not sent there just now
     */
    Returned back(Caller caller, String provider, Secret browser, Map<String, List<String>> parameters, Client client);

    /**
     * Begins the session of whoever has come back; makes or changes the user as the provider's settings say.
     *
     * @param browser as in {@link Asked}: nobody else's grant begins a session in this browser
     */
    Begun exchange(Secret grant, Secret browser, Caller.Via via, Client client);

    Own own(Caller caller);

    /** Wants a password shown lately, and that the caller can sign in without the link. */
    void unlink(Caller caller);

    /** Where a browser whose session is about to end here ends the one of the provider as well; empty for nowhere. */
    Optional<URI> endSession(Caller caller);

    /** Takes what a provider sends by itself when a session of its own is over; says how many have ended here. */
    int ended(String provider, String logoutToken, String address);

    /** For admins. */
    List<Waiting> waiting(Caller caller);
}
