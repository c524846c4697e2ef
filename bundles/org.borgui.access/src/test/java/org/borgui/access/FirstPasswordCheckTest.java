package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.PASSWORD;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPasswordCheckTest {

    private static final Caller CALLER = Caller.server("test");
    private static final Secret WEAK = Secret.of("weak");
    private static final Secret NEXT = Secret.of("nine green hills");
    private static final String IS_INITIAL = "account.initial-password";
    private static final String IS_WEAK = "account.weak-password";

    @TempDir
    private Path folder = Path.of(".");

    private Server server = Server.withAdmin();

    @BeforeEach
    void fresh() {
        server = Server.fresh(folder);
    }

    @Test
    void a_random_first_password_is_told_until_it_is_changed() {
        server.firstAdmin.make(Secret.empty());
        assertThat(found()).containsExactly(IS_INITIAL);
        reset();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_weak_one_from_the_configuration_is_pressing_also_after_it_has_left_the_configuration() {
        server.firstAdmin.make(WEAK);
        assertThat(found()).containsExactlyInAnyOrder(IS_WEAK, IS_INITIAL);
        var weak = new FirstPasswordCheck(server.state)
                .look().stream().filter(one -> one.id().equals(IS_WEAK)).findFirst();
        assertThat(weak).map(Weakness::severity).contains(Severity.HIGH);
        assertThat(weak.toString()).contains("admin").doesNotContain("'weak'");

        server = server.restarted();
        server.firstAdmin.make(Secret.empty());
        assertThat(found()).containsExactly(IS_WEAK);
        reset();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_good_one_is_told_while_the_configuration_holds_it() {
        server.firstAdmin.make(PASSWORD);
        assertThat(found()).containsExactly(IS_INITIAL);
        server = server.restarted();
        server.firstAdmin.make(PASSWORD);
        assertThat(found()).containsExactly(IS_INITIAL);
        server.firstAdmin.make(Secret.empty());
        assertThat(found()).isEmpty();
    }

    @Test
    void a_start_finds_it_also_on_a_server_that_did_not_look_before_and_an_old_one_is_nothing() {
        server.firstAdmin.make(Secret.empty());
        reset();
        server.firstAdmin.make(NEXT);
        assertThat(found()).containsExactly(IS_INITIAL);
        server.firstAdmin.make(PASSWORD);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_disabled_admin_is_not_told_of() {
        server.firstAdmin.make(WEAK);
        server.add("other", Role.ADMIN);
        server.users.change(
                CALLER,
                admin(),
                new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        assertThat(found()).isEmpty();
    }

    private List<String> found() {
        return new FirstPasswordCheck(server.state)
                .look().stream().map(Weakness::id).toList();
    }

    private void reset() {
        server.users.resetPassword(CALLER, admin(), NEXT);
    }

    private UserId admin() {
        return server.users.list(CALLER).get(0).id();
    }
}
