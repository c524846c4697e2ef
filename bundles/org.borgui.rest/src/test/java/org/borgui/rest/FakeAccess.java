package org.borgui.rest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.Scopes;
import org.borgui.api.access.SecondFactorService;
import org.borgui.api.access.SignInService;
import org.borgui.api.access.TokenService;
import org.borgui.api.access.User;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;
import org.jspecify.annotations.Nullable;

/** Tokens, ways to sign in and the audit log, each as small as can be. */
final class FakeAccess {

    private FakeAccess() {}

    /** Whoever calls has one; what is done is kept in words. */
    static final class SecondFactors implements SecondFactorService {
        final List<String> done = new ArrayList<>();

        @Override
        public Status status(Caller caller) {
            return new Status(true, 7);
        }

        @Override
        public Setup prepare(Caller caller, Secret password) {
            return new Setup(Secret.of("setup-1"), Secret.of("SEED"), Secret.of("otpauth://totp/x"), codes());
        }

        @Override
        public List<Secret> enable(Caller caller, Secret token, String code) {
            done.add("enable %s %s".formatted(token.reveal(), code));
            return codes();
        }

        @Override
        public void disable(Caller caller, Secret password, String code) {
            done.add("disable %s %s".formatted(password.reveal(), code));
        }

        @Override
        public List<Secret> renewRecoveryCodes(Caller caller, Secret password, String code) {
            done.add("renew %s %s".formatted(password.reveal(), code));
            return codes();
        }

        @Override
        public void remove(Caller caller, UserId user) {
            done.add("remove %s".formatted(user));
        }

        private static List<Secret> codes() {
            return List.of(Secret.of("ABCD-EFGH-JKLM-NPQR"));
        }
    }

    static final class Policies implements PolicyService {
        private Policy current = Policy.usual();

        @Override
        public Policy policy(Caller caller) {
            return current;
        }

        @Override
        public Policy change(Caller caller, Policy policy) {
            current = policy;
            return policy;
        }

        @Override
        public boolean wantsSecondFactor(User user) {
            return current.adminsNeedSecondFactor();
        }
    }

    static final class Tokens implements TokenService {
        @Override
        public List<Token> list(Caller caller, UserId user) {
            return List.of(token("nightly", Scopes.usual(), null));
        }

        @Override
        public Made make(Caller caller, String name, Optional<Scopes> scopes, Optional<Duration> life) {
            var ends = life.map(Samples.NOW::plus).orElse(null);
            return new Made(Secret.of("borgui_secret"), token(name, scopes.orElseGet(Scopes::usual), ends));
        }

        @Override
        public void revoke(Caller caller, long id) {}

        private static Token token(String name, Scopes scopes, @Nullable Instant ends) {
            return new Token(3, new UserId(1), name, "borgui_abcde", scopes, Samples.NOW, null, ends);
        }
    }

    static final class Ways implements SignInService {
        @Override
        public boolean passwords() {
            return true;
        }

        @Override
        public List<Way> ways() {
            return List.of(new Way("header", true, Map.of("user_header", "X-User"), List.of("It is on.")));
        }

        @Override
        public void requireAnother(String way) {}
    }

    static final class Audit implements AuditLog {

        private static final AuditEntry ENTRY = new AuditEntry(
                7,
                Samples.NOW,
                new AuditEvent(
                        "request",
                        true,
                        1L,
                        "=ana",
                        "cookie",
                        "192.0.2.1",
                        "r1",
                        "PUT /api/x/{id}",
                        "x/1",
                        "said \"so\", twice",
                        List.of(new AuditEvent.Change("users", 1, "before", null))),
                "hash");

        @Override
        public void record(AuditEvent event) {}

        @Override
        public List<AuditEntry> find(Caller caller, Filter filter) {
            return List.of(ENTRY, ENTRY).subList(0, Math.min(2, filter.limit()));
        }

        @Override
        public List<AuditEntry> after(Caller caller, long number, int limit) {
            return List.of();
        }

        @Override
        public void each(Caller caller, Receiver receiver) throws IOException {
            receiver.take(ENTRY);
        }

        @Override
        public Verdict verify(Caller caller) {
            return new Verdict(7, 6, List.of("Entry 3 is missing."), "key");
        }
    }
}
