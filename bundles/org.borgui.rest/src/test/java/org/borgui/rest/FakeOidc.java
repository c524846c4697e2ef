package org.borgui.rest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProviderService;
import org.borgui.api.access.OidcService;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.Client;

/** Providers at which everybody is who they say, and what was done with them. */
final class FakeOidc {

    private FakeOidc() {}

    /** A browser that was sent brings back {@code browser-1}. */
    static final class Service implements OidcService {

        private static final URI THERE = URI.create("https://id.example.org/authorize?state=1");

        @Override
        public List<Offer> offers() {
            return List.of(new Offer("oidc", "Example"));
        }

        @Override
        public URI startPage(String returnTo) {
            return URI.create("https://backup.example.org/");
        }

        @Override
        public Asked begin(String provider, String returnTo, Client client) {
            return new Asked(THERE, Secret.of("browser-1"));
        }

        @Override
        public Asked link(Caller caller, String provider, String returnTo) {
            return new Asked(THERE, Secret.of("browser-1"));
        }

        @Override
        public Asked prove(Caller caller, String returnTo) {
            return new Asked(THERE, Secret.of("browser-1"));
        }

        @Override
        public Returned back(
                Caller caller, String provider, Secret browser, Map<String, List<String>> parameters, Client client) {
            if (!browser.reveal().equals("browser-1")) {
                throw RefusedException.invalid("backend.errors.auth.invalidOrExpiredToken", "Begin again.");
            }
            return new Returned(
                    URI.create("https://backup.example.org/plans?oidc=complete"),
                    Secret.of("grant-1"),
                    Optional.empty());
        }

        @Override
        public Begun exchange(Secret grant, Secret browser, Caller.Via via, Client client) {
            return new FakeSessions().signInByCode(Secret.of("challenge-1"), "123456", via, client);
        }

        @Override
        public Own own(Caller caller) {
            return new Own(Optional.of(new Identity("oidc", "Example", "sub-1", Samples.NOW)), true);
        }

        @Override
        public void unlink(Caller caller) {}

        @Override
        public Optional<URI> endSession(Caller caller) {
            return Optional.of(URI.create("https://id.example.org/end"));
        }

        @Override
        public int ended(String provider, String logoutToken, String address) {
            return 1;
        }

        @Override
        public List<Waiting> waiting(Caller caller) {
            return List.of(
                    new Waiting(new UserId(4), "eve", Optional.of("Eve"), Optional.empty(), "Example", Samples.NOW));
        }
    }

    /** What is kept is what was sent last. */
    static final class Providers implements OidcProviderService {

        final List<OidcProvider> kept = new ArrayList<>();
        Optional<Secret> secret = Optional.empty();

        @Override
        public boolean isInstalled() {
            return true;
        }

        @Override
        public List<Listed> list(Caller caller) {
            return kept.stream()
                    .map(one -> new Listed(one, false, secret.isPresent()))
                    .toList();
        }

        @Override
        public Optional<Addresses> addresses(String id) {
            var here = URI.create("https://backup.example.org/api/auth/oidc/");
            return Optional.of(new Addresses(here.resolve("callback"), here.resolve("backchannel"), here.resolve("/")));
        }

        @Override
        public Described test(Caller caller, OidcProvider provider, Optional<Secret> shown) {
            return new Described(provider.connection().base(), true, false);
        }

        @Override
        public Listed add(Caller caller, OidcProvider provider, Secret shown) {
            return change(caller, provider, Optional.of(shown));
        }

        @Override
        public Listed change(Caller caller, OidcProvider provider, Optional<Secret> shown) {
            kept.removeIf(one -> one.id().equals(provider.id()));
            kept.add(provider);
            secret = shown.or(() -> secret);
            return new Listed(provider, false, true);
        }

        @Override
        public void remove(Caller caller, String id) {
            kept.removeIf(one -> one.id().equals(id));
        }
    }
}
