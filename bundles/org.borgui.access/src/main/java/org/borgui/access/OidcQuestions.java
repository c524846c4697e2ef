package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.borgui.access.OidcProviders.Known;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcService.Asked;
import org.borgui.spi.signin.OpenIdConnect.Ended;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.borgui.spi.signin.OpenIdConnect.Question;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What browsers were sent to providers with, until they come back: once, to the same browser, within ten minutes. It outlives
 * the bundle that speaks the protocol, which may be replaced meanwhile. Only some wait for one provider at the same time, so
 * that a slow one keeps nobody from others.
 */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(service = OidcQuestions.class, immediate = true)
public final class OidcQuestions {

    private static final Duration AWAITED = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 4;

    /** What a browser was sent for. */
    enum Purpose {
        SIGN_IN,
        LINK,
        PROVE
    }

    /**
     * One that waits.
     *
     * @param user 0 for whoever wants to sign in
     * @param session of the user, that has to be there still when the answer comes
     * @param via how the user was signed in: a browser has to come back with that very session
     */
    record Pending(
            String provider, Question question, ReturnPath path, Purpose purpose, UserId user, long session, Via via) {}

    private final OidcProviders providers;
    private final CurrentOpenIdConnect protocol;
    private final OneShots<Pending> pending;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>(); // by provider

    @Activate
    public OidcQuestions(@Reference OidcProviders providers, @Reference CurrentOpenIdConnect protocol) {
        this(providers, protocol, Clock.systemUTC());
    }

    OidcQuestions(OidcProviders providers, CurrentOpenIdConnect protocol, Clock clock) {
        this.providers = providers;
        this.protocol = protocol;
        this.pending = new OneShots<>(clock, AWAITED);
    }

    Asked ask(String provider, ReturnPath path, Purpose purpose, Caller caller) {
        var there = protocol.require();
        var known = providers.require(provider);
        var question = inPlace(
                provider, () -> there.ask(providers.registration(known), callback(provider), purpose == Purpose.PROVE));
        var one = new Pending(provider, question, path, purpose, caller.user(), caller.session(), caller.via());
        Object owner = caller.isSignedIn() ? caller.user() : Throttle.source(caller.address());
        return new Asked(question.address(), pending.keep(one, owner));
    }

    /** What this browser was sent to this provider with; it is over then. */
    Pending take(String provider, Secret browser) {
        return pending.take(browser)
                .filter(one -> one.provider().equals(provider))
                .orElseThrow(OidcRefusals::otherQuestion);
    }

    Person answer(Pending one, Map<String, List<String>> parameters) {
        var there = protocol.require();
        var known = providers.require(one.provider());
        return inPlace(
                one.provider(),
                () -> there.answer(
                        providers.registration(known), callback(one.provider()), one.question(), parameters));
    }

    Ended ended(Known known, String logoutToken) {
        var there = protocol.require();
        return inPlace(known.provider().id(), () -> there.ended(OidcProviders.withoutSecret(known), logoutToken));
    }

    /** Where a provider sends browsers back to: each has a place of its own, so that none answers for another. */
    static String callback(String provider) {
        return place(provider) + "/callback";
    }

    /** Where it tells that a session is over. */
    static String backchannel(String provider) {
        return place(provider) + "/backchannel";
    }

    private static String place(String provider) {
        return "/api/auth/oidc" + (provider.equals(OidcProvider.FIRST) ? "" : "/" + provider);
    }

    private <T> T inPlace(String provider, Supplier<T> work) {
        var own = places.computeIfAbsent(provider, id -> new Semaphore(MOST_AT_ONCE));
        if (!own.tryAcquire()) {
            throw Refusals.tooManySignIns();
        }
        try {
            return work.get();
        } finally {
            own.release();
        }
    }
}
