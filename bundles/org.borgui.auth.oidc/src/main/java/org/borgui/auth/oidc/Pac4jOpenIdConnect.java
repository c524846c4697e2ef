package org.borgui.auth.oidc;

import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.egress.Egress;
import org.borgui.spi.signin.OpenIdConnect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.exception.TechnicalException;
import org.pac4j.core.exception.http.WithLocationAction;
import org.pac4j.core.redirect.RedirectionActionBuilder;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.credentials.OidcCredentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenID Connect by pac4j. What it leaves open (README) is done here and in the classes beside. */
@Component(configurationPid = "org.borgui.auth.oidc")
@Designate(ocd = AddressConfig.class)
public final class Pac4jOpenIdConnect implements OpenIdConnect {

    private static final Logger LOG = LoggerFactory.getLogger(Pac4jOpenIdConnect.class);

    /** How long a provider's metadata count. */
    private static final Duration FRESH = Duration.ofHours(1);

    /** How long one is not asked again that has not told them. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int LONGEST_TOKEN = 16 << 10;

    private record Known(OIDCProviderMetadata metadata, Instant since) {}

    private record Silent(RefusedException why, Instant since) {}

    private final Addresses addresses;
    private final Wire wire;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>(); // by the issuer as configured
    private final Map<String, Silent> silent = new ConcurrentHashMap<>();

    @Activate
    public Pac4jOpenIdConnect(AddressConfig config, @Reference Egress egress) {
        this(Addresses.of(config.publicBaseUrl(), config.port()), egress, Clock.systemUTC());
    }

    Pac4jOpenIdConnect(Addresses addresses, Egress egress, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
        this.wire = new Wire(egress, clock);
    }

    @Override
    public URI here(String path) {
        return addresses.here(path);
    }

    @Override
    public Described describe(Registration registration) {
        var metadata = Metadata.of(registration, wire);
        known.put(key(registration), new Known(metadata, clock.instant()));
        requireKeys(metadata);
        var client = client(registration, metadata, "/");
        return new Described(
                metadata.getIssuer().getValue(),
                endSession(registration, client).isPresent(),
                metadata.supportsBackChannelLogout());
    }

    private void requireKeys(OIDCProviderMetadata metadata) {
        try {
            if (!wire.get(metadata.getJWKSetURI()).contains("\"keys\"")) {
                throw Troubles.unavailable("What the provider gives for its keys are none.");
            }
        } catch (IOException e) {
            throw Troubles.unavailable("The provider does not give its keys: " + e.getMessage());
        }
    }

    @Override
    public Question ask(Registration registration, String callback, boolean anew) {
        var client = client(registration, metadata(registration), callback);
        var memory = new Memory();
        Map<String, Object> more = anew ? Map.of(RedirectionActionBuilder.ATTRIBUTE_FORCE_AUTHN, true) : Map.of();
        var context = new CallContext(new Plain(Map.of(), more), memory);
        var action = client.getRedirectionAction(context).orElseThrow();
        var state = (State) memory.get(context.webContext(), client.getStateSessionAttributeName())
                .orElseThrow();
        var nonce = (String) memory.get(context.webContext(), client.getNonceSessionAttributeName())
                .orElseThrow();
        var verifier = (CodeVerifier) memory.get(context.webContext(), client.getCodeVerifierSessionAttributeName())
                .orElseThrow();
        return new Question(
                URI.create(((WithLocationAction) action).getLocation()),
                Secret.of(state.getValue()),
                Secret.of(nonce),
                Secret.of(verifier.getValue()),
                anew,
                clock.instant());
    }

    @Override
    public Person answer(
            Registration registration, String callback, Question question, Map<String, List<String>> parameters) {
        requireState(question, parameters);
        requireYes(parameters);
        var metadata = metadata(registration);
        requireIssuer(metadata, parameters);
        var client = client(registration, metadata, callback);
        var context = new CallContext(new Plain(codeOf(parameters), Map.of()), memory(client, question));
        var credentials = credentials(client, context);
        if (credentials.getIdToken() == null || credentials.getIdToken().length() > LONGEST_TOKEN) {
            throw Troubles.unbelievable("The provider sent no ID token, or one that is far too long.");
        }
        var token = IdTokens.parsed(credentials.getIdToken());
        var claims = IdTokens.checked(
                client.getConfiguration().getOpMetadataResolver().getTokenValidator(),
                token,
                question,
                registration.clientId());
        var subject = claims.getSubject().getValue();
        var told = UserInfo.of(metadata.getUserInfoEndpointURI(), credentials.toAccessToken(), subject, wire);
        var all = new LinkedHashMap<>(told);
        all.putAll(IdTokens.claims(token)); // what was signed comes first
        return new Person(
                claims.getIssuer().getValue(),
                subject,
                Optional.ofNullable(claims.getStringClaim("sid")),
                Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant),
                Secret.of(credentials.getIdToken()),
                all);
    }

    private static OidcCredentials credentials(OidcClient client, CallContext context) {
        try {
            var shown = client.getCredentials(context)
                    .orElseThrow(() -> Troubles.unbelievable("The provider sent no code."));
            return (OidcCredentials) client.validateCredentials(context, shown).orElseThrow();
        } catch (TechnicalException e) { // pac4j's word for whatever it does not take
            throw Troubles.unbelievable("What the browser brought back cannot be read: %s."
                    .formatted(Troubles.plain(String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public Optional<URI> endSession(Registration registration, Secret idToken, String after) {
        var client = client(registration, metadata(registration), "/");
        var hint = idToken.isEmpty() ? null : IdTokens.parsed(idToken.reveal());
        var party = new ClientID(registration.clientId());
        return endSession(registration, client)
                .map(place -> new LogoutRequest(place, hint, null, party, here(after), null, null).toURI());
    }

    private static Optional<URI> endSession(Registration registration, OidcClient client) {
        var configuration = client.getConfiguration();
        if (!registration.endSession().isBlank()) {
            configuration.setLogoutUrl(Metadata.safe("Where the provider signs people out", registration.endSession()));
        }
        return Optional.ofNullable(configuration.findLogoutUrl()).map(URI::create);
    }

    @Override
    public Ended ended(Registration registration, String logoutToken) {
        var client = client(registration, metadata(registration), "/");
        var claims = IdTokens.checkedEnd(
                client.getConfiguration().getOpMetadataResolver().getTokenValidator(), IdTokens.parsed(logoutToken));
        return new Ended(
                claims.getIssuer().getValue(),
                Optional.ofNullable(claims.getSubject()).map(Object::toString),
                Optional.ofNullable(claims.getSessionID()).map(Object::toString));
    }

    private static void requireState(Question question, Map<String, List<String>> parameters) {
        var state = one(parameters, "state");
        if (!MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8),
                question.state().reveal().getBytes(StandardCharsets.UTF_8))) {
            throw Troubles.otherQuestion();
        }
    }

    private static void requireYes(Map<String, List<String>> parameters) {
        var error = one(parameters, "error");
        if (!error.isEmpty()) {
            throw Troubles.saysNo(error, one(parameters, "error_description"));
        }
    }

    /** RFC 9207, also of a provider that does not say it does so. */
    private static void requireIssuer(OIDCProviderMetadata metadata, Map<String, List<String>> parameters) {
        var issuer = one(parameters, "iss");
        if ((metadata.supportsAuthorizationResponseIssuerParam() || !issuer.isEmpty())
                && !issuer.equals(metadata.getIssuer().getValue())) {
            throw Troubles.unbelievable("Another provider has answered than the one that was asked (iss).");
        }
    }

    /** What pac4j may see: anything else would make it do something else. */
    private static Map<String, List<String>> codeOf(Map<String, List<String>> parameters) {
        var own = new HashMap<String, List<String>>();
        for (var name : List.of("code", "state", "iss")) {
            var value = one(parameters, name);
            if (!value.isEmpty()) {
                own.put(name, List.of(value));
            }
        }
        return own;
    }

    /** Its one value; empty when there is none, or several, of which nobody knows which counts. */
    private static String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    private static Memory memory(OidcClient client, Question question) {
        var memory = new Memory();
        var none = new Plain(Map.of(), Map.of());
        memory.set(
                none,
                client.getStateSessionAttributeName(),
                new State(question.state().reveal()));
        memory.set(none, client.getNonceSessionAttributeName(), question.nonce().reveal());
        memory.set(
                none,
                client.getCodeVerifierSessionAttributeName(),
                new CodeVerifier(question.verifier().reveal()));
        return memory;
    }

    private OidcClient client(Registration registration, OIDCProviderMetadata metadata, String callback) {
        try {
            return Party.client(registration, metadata, here(callback), wire);
        } catch (TechnicalException e) {
            throw Troubles.unusable("The provider cannot be worked with: %s."
                    .formatted(Troubles.plain(String.valueOf(e.getMessage()))));
        }
    }

    /** Once an hour; when it cannot be had then, or is not as it has to be, what was known counts. */
    private OIDCProviderMetadata metadata(Registration registration) {
        var now = clock.instant();
        var before = known.get(key(registration));
        if (before != null && now.isBefore(before.since().plus(FRESH))) {
            return before.metadata();
        }
        requireOutspoken(registration, now);
        try {
            var fresh = Metadata.of(registration, wire);
            known.put(key(registration), new Known(fresh, now));
            return fresh;
        } catch (RefusedException e) {
            if (before == null) {
                silent.put(key(registration), new Silent(e, now));
                throw e;
            }
            LOG.warn("What was known of the provider {} still counts: {}", registration.issuer(), e.getMessage());
            known.put(key(registration), new Known(before.metadata(), now));
            return before.metadata();
        }
    }

    /** One that does not answer must not keep everybody waiting who clicks on it. */
    private void requireOutspoken(Registration registration, Instant now) {
        var last = silent.get(key(registration));
        if (last != null
                && !now.isBefore(last.since())
                && now.isBefore(last.since().plus(PAUSE))) {
            throw last.why();
        }
        silent.remove(key(registration));
    }

    private static String key(Registration registration) {
        return registration.issuer() + " " + registration.authentication();
    }
}
