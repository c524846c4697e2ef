package org.borgui.access;

import static org.borgui.access.Server.CLIENT;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.OidcService.Asked;
import org.borgui.api.access.OidcService.Returned;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.UserService.Change;
import org.borgui.spi.signin.OpenIdConnect.Question;
import org.junit.jupiter.api.BeforeEach;

/** A server and a provider at which everybody is whom the test says, and the way there and back. */
abstract class OidcWorld {

    static final String ID = OidcProvider.FIRST;
    static final Claims BY_GROUPS =
            new Claims("preferred_username", "email", "name", "groups", "role", "", List.of("admins"));
    static final Newcomers COME = new Newcomers(Mode.VIEWER, "", Role.VIEWER, null);

    final Server server = Server.withAdmin();
    final FakeOpenIdConnect there = new FakeOpenIdConnect(server.clock);
    Caller admin = Caller.anonymous("");

    /** Who sits before the browser that comes back. */
    Caller sitting = Caller.anonymous("");

    @BeforeEach
    void setUp() {
        server.openIdConnect.setOpenIdConnect(there);
        admin = server.admin();
        server.providerSettings.add(admin, Providers.provider(Providers.USUAL), Secret.of("client secret"));
        ida();
    }

    void ida() {
        there.is("sub-1", Map.of("preferred_username", "ida"));
    }

    void set(Claims claims, Newcomers newcomers) {
        server.providerSettings.change(admin, Providers.provider(ID, claims, newcomers), Optional.empty());
    }

    Asked begin() {
        return server.oidc.begin(ID, "/plans", CLIENT);
    }

    Returned back(Asked asked) {
        return back(asked, there.asked.get(there.asked.size() - 1));
    }

    Returned back(Asked asked, Question question) {
        return back(sitting, asked, question);
    }

    Returned back(Caller who, Asked asked, Question question) {
        return server.oidc.back(
                who,
                ID,
                asked.browser(),
                Map.of("state", List.of(question.state().reveal())),
                CLIENT);
    }

    Begun comeIn() {
        return comeIn(Via.COOKIE);
    }

    Begun comeIn(Via via) {
        var asked = begin();
        return server.oidc.exchange(back(asked).grant(), asked.browser(), via, CLIENT);
    }

    void assertComesInto(String key, Reason reason) {
        assertRefused(this::comeIn, reason, "auth." + key);
    }

    Caller caller(Begun begun) {
        return server.gate.identify(Server.cookie(begun, "GET").build());
    }

    List<String> types() {
        return server.audit.types();
    }

    static Change enabled(boolean active) {
        return new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active));
    }

    Caller inBrowser() {
        return caller(server.begin("admin", PASSWORD, Via.COOKIE, CLIENT));
    }

    Returned linkAs(Caller caller) {
        sitting = caller;
        return back(server.oidc.link(caller, ID, "/settings/account"));
    }

    /** What an admin changes of a user: the role alone. */
    static Change role(Role role) {
        return new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(role), Optional.empty());
    }
}
