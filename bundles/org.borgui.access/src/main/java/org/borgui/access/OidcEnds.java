package org.borgui.access;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.access.SessionDocument.Elsewhere;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.spi.signin.OpenIdConnect.Ended;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions here and at their provider together, whichever ends first. */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(service = OidcEnds.class, immediate = true)
public final class OidcEnds {

    private static final Logger LOG = LoggerFactory.getLogger(OidcEnds.class);

    private final OidcProviders providers;
    private final CurrentOpenIdConnect protocol;
    private final OidcQuestions questions;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Trail trail;
    private final Map<Long, Secret> idTokens = new ConcurrentHashMap<>(); // by session; a restart forgets them

    @Activate
    public OidcEnds(
            @Reference OidcProviders providers,
            @Reference CurrentOpenIdConnect protocol,
            @Reference OidcQuestions questions,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference Trail trail) {
        this.providers = providers;
        this.protocol = protocol;
        this.questions = questions;
        this.accounts = accounts;
        this.sessions = sessions;
        this.trail = trail;
    }

    /** A session has begun: its provider wants to see what it signed when its own is to end, too. */
    void keep(LiveSession session, Person person) {
        idTokens.keySet().removeIf(number -> sessions.peek(number).isEmpty());
        idTokens.put(session.number(), person.idToken());
    }

    /** Where the browser of a session that is about to end goes to end the provider's. */
    Optional<URI> endSession(Caller caller) {
        var elsewhere =
                sessions.peek(caller.session()).map(LiveSession::document).map(SessionDocument::elsewhere);
        var token = Optional.ofNullable(idTokens.remove(caller.session())).orElse(Secret.empty());
        if (elsewhere.isEmpty() || protocol.get().isEmpty()) {
            return Optional.empty();
        }
        try {
            return providers.find(elsewhere.get().provider()).flatMap(known -> protocol.require()
                    .endSession(OidcProviders.withoutSecret(known), token, "/"));
        } catch (RefusedException e) {
            LOG.warn("The session at the provider is not ended with the one here: {}", e.getMessage());
            return Optional.empty(); // the one here ends in any case
        }
    }

    /** A provider says that a session of its own is over. */
    int ended(String provider, String logoutToken, String address) {
        var ended = questions.ended(providers.require(provider), logoutToken);
        var over = sessions.from(elsewhere -> isOver(elsewhere, ended));
        over.forEach(session -> end(session, address));
        return over.size();
    }

    private void end(LiveSession session, String address) {
        sessions.end(session.number());
        idTokens.remove(session.number());
        var name = accounts.find(session.user())
                .map(account -> account.user().username())
                .orElse("");
        trail.signIn("oidc_sessions_ended", true, Optional.of(session.user()), name, OidcProviders.WAY, address);
    }

    private static boolean isOver(Elsewhere elsewhere, Ended ended) {
        return elsewhere.issuer().equals(ended.issuer())
                && ended.subject().map(elsewhere.subject()::equals).orElse(true)
                && ended.session()
                        .map(session -> session.equals(elsewhere.session()))
                        .orElse(true);
    }
}
