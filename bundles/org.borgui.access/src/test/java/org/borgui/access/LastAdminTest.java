package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.borgui.access.Server.assertRefused;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LastAdminTest {

    private static final Caller SERVER = Caller.server("test");

    private final Server server = Server.withAdmin();
    private final UserId admin = server.admin().user();

    @ParameterizedTest(name = "{0} while the other is {1}: {2}")
    @CsvSource({
        "delete, none, false",
        "delete, viewer, false",
        "delete, operator, false",
        "delete, disabled admin, false",
        "delete, admin, true",
        "demote, none, false",
        "demote, disabled admin, false",
        "demote, admin, true",
        "disable, none, false",
        "disable, disabled admin, false",
        "disable, admin, true",
        "rename, none, true"
    })
    void somebody_who_can_sign_in_stays_an_admin(String what, String other, boolean allowed) {
        switch (other) {
            case "viewer" -> server.add("other", Role.VIEWER);
            case "operator" -> server.add("other", Role.OPERATOR);
            case "admin" -> server.add("other", Role.ADMIN);
            case "disabled admin" -> change(server.add("other", Role.ADMIN).id(), Optional.empty(), Optional.of(false));
            default -> assertThat(other).isEqualTo("none");
        }
        ThrowingCallable call =
                switch (what) {
                    case "delete" -> () -> server.users.delete(SERVER, admin);
                    case "demote" -> () -> change(admin, Optional.of(Role.OPERATOR), Optional.empty());
                    case "disable" -> () -> change(admin, Optional.empty(), Optional.of(false));
                    default -> () -> change(admin, Optional.of(Role.ADMIN), Optional.of(true));
                };

        if (allowed) {
            assertThatCode(call).doesNotThrowAnyException();
        } else {
            assertRefused(call, Reason.INVALID, "settings.cannotDeleteLastAdmin");
            assertThat(server.users.get(SERVER, admin).role()).isEqualTo(Role.ADMIN);
            assertThat(server.users.get(SERVER, admin).active()).isTrue();
        }
    }

    @Test
    void a_disabled_admin_may_go() {
        var other = server.add("other", Role.ADMIN).id();
        change(other, Optional.empty(), Optional.of(false));

        assertThatCode(() -> server.users.delete(SERVER, other)).doesNotThrowAnyException();
    }

    @Test
    void nobody_deletes_oneself() {
        server.add("other", Role.ADMIN);

        assertRefused(
                () -> server.users.delete(server.admin(), admin), Reason.INVALID, "settings.cannotDeleteOwnAccount");
    }

    private void change(UserId id, Optional<Role> role, Optional<Boolean> active) {
        server.users.change(SERVER, id, new Change(Optional.empty(), Optional.empty(), Optional.empty(), role, active));
    }
}
