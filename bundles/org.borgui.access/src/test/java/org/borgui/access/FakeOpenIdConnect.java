package org.borgui.access;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.spi.signin.OpenIdConnect;
import org.borgui.testkit.SettableClock;

/** A provider at which everybody is whom the test says, if the question is the one that was asked. */
final class FakeOpenIdConnect implements OpenIdConnect {

    static final String ISSUER = "https://id.example.org";

    final List<Question> asked = new ArrayList<>();
    String issuer = ISSUER;
    private final SettableClock clock;
    private String subject = "sub-1";
    private Map<String, Object> claims = new LinkedHashMap<>();
    Optional<Instant> askedAt = Optional.empty();
    private Optional<RefusedException> trouble = Optional.empty();

    FakeOpenIdConnect(SettableClock clock) {
        this.clock = clock;
    }

    /** Who comes back next. */
    void is(String who, Map<String, Object> said) {
        subject = who;
        claims = new LinkedHashMap<>(said);
    }

    void fails(RefusedException with) {
        trouble = Optional.of(with);
    }

    void works() {
        trouble = Optional.empty();
    }

    @Override
    public URI here(String path) {
        return URI.create("https://backup.example.org" + path);
    }

    @Override
    public Described describe(Registration registration) {
        throwTrouble();
        return new Described(registration.issuer(), true, true);
    }

    @Override
    public Question ask(Registration registration, String callback, boolean anew) {
        throwTrouble();
        int number = asked.size();
        var question = new Question(
                URI.create(ISSUER + "/authorize?to=" + callback),
                Secret.of("state-" + number),
                Secret.of("nonce-" + number),
                Secret.of("verifier-" + number),
                anew,
                clock.instant());
        asked.add(question);
        return question;
    }

    @Override
    public Person answer(
            Registration registration, String callback, Question question, Map<String, List<String>> parameters) {
        throwTrouble();
        if (!parameters
                .getOrDefault("state", List.of())
                .equals(List.of(question.state().reveal()))) {
            throw RefusedException.invalid("backend.errors.auth.invalidOrExpiredToken", "Begin again.");
        }
        return new Person(
                issuer,
                subject,
                Optional.of("session-of-" + subject),
                askedAt,
                Secret.of("id-token-of-" + subject),
                claims);
    }

    @Override
    public Optional<URI> endSession(Registration registration, Secret idToken, String after) {
        return Optional.of(URI.create(ISSUER + "/end?hint=" + idToken.reveal()));
    }

    /** The token is the name of the session. */
    @Override
    public Ended ended(Registration registration, String logoutToken) {
        return new Ended(issuer, Optional.empty(), Optional.of(logoutToken));
    }

    private void throwTrouble() {
        trouble.ifPresent(refusal -> {
            throw refusal;
        });
    }
}
