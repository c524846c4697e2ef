package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.PolicyService.Policy;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.spi.web.RequestGate.Need;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptPolicyTest {

    private final Server server = Server.withAdmin();
    private Caller ana;

    @BeforeEach
    void setUp() {
        server.add("ana", Role.OPERATOR);
        ana = server.caller("ana");
    }

    @Test
    void an_admin_without_one_is_told_on_the_page_of_weaknesses() {
        var check = new SecondFactorCheck(server.state, server.policy);
        assertThat(check.look()).extracting(weakness -> weakness.object()).containsExactly("admin");
        var admin = server.admin();

        enable(admin);

        assertThat(check.look())
                .extracting(weakness -> weakness.id())
                .containsExactly("account.second-factor-optional");
        server.policy.change(admin, new Policy(true, false));
        assertThat(check.look()).isEmpty();
    }

    @Test
    void where_admins_need_one_they_may_do_nothing_before_but_set_it_up() {
        var admin = server.admin();
        var need = new Policy(true, false);
        assertRefused(() -> server.policy.change(ana, need), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        assertRefused(() -> server.policy.change(admin, need), Reason.INVALID, "auth.ownSecondFactorFirst");
        enable(admin);
        server.add("eve", Role.ADMIN);
        var eve = server.signIn("eve", Via.COOKIE);
        var token = server.tokens.make(caller(eve), "nightly", Optional.empty(), Optional.empty());
        admit(eve, Permission.USERS_MANAGE);

        server.policy.change(admin, need);

        assertThat(server.restarted().policy.policy(Caller.server("test"))).isEqualTo(need);
        assertRefused(() -> admit(eve, Permission.SIGNED_IN), Reason.FORBIDDEN, "auth.secondFactorRequired");
        admit(eve, Permission.ACCOUNT);
        assertThat(server.policy.wantsSecondFactor(eve.user())).isTrue();
        assertThat(server.policy.wantsSecondFactor(server.users.me(ana))).isFalse();
        admit(server.signIn("ana", Via.COOKIE), Permission.SIGNED_IN);
        var byToken = FakeRequest.of("GET")
                .header("Authorization", "Bearer " + token.secret().reveal())
                .build();
        server.gate.admit(
                server.gate.identify(byToken), Optional.of(new Need(Permission.SIGNED_IN, false, false)), byToken);

        enable(caller(eve));
        admit(eve, Permission.USERS_MANAGE);
    }

    private void admit(Begun begun, Permission permission) {
        var request = Server.cookie(begun, "GET").build();
        server.gate.admit(server.gate.identify(request), Optional.of(new Need(permission, false, false)), request);
    }

    private void enable(Caller caller) {
        var setup = server.factors.prepare(caller, PASSWORD);
        server.factors.enable(caller, setup.token(), FakeCodes.at(setup.seed(), server.clock.instant()));
    }

    private Caller caller(Begun begun) {
        return server.gate.identify(Server.cookie(begun, "GET").build());
    }
}
