package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.audit.AuditEvent;
import org.borgui.spi.web.RequestGate.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestRecordsTest {

    private final Server server = Server.withAdmin();
    private final Caller admin = server.admin();

    @Test
    void a_change_is_recorded_with_who_where_what_and_the_documents_it_changed() {
        var ana = server.add("ana", Role.VIEWER);
        var request = FakeRequest.to("PUT", "/api/settings/users/" + ana.id().value());
        server.gate.identify(request.build());
        server.users.change(
                admin,
                ana.id(),
                new Change(Optional.empty(), Optional.of("Ana"), Optional.empty(), Optional.empty(), Optional.empty()));

        answered(request, "/api/settings/users/{user_id}", 200);

        var event = last();
        assertThat(event.type()).isEqualTo("user_changed");
        assertThat(event.success()).isTrue();
        assertThat(event.username()).isEqualTo("admin");
        assertThat(event.way()).isEqualTo("local");
        assertThat(event.address()).isEqualTo("192.0.2.1");
        assertThat(event.requestId()).isEqualTo("r1");
        assertThat(event.action()).isEqualTo("PUT /api/settings/users/{user_id}");
        assertThat(event.object()).isEqualTo("users/" + ana.id());
        assertThat(event.changes()).singleElement().satisfies(change -> {
            assertThat(change.collection()).isEqualTo("users");
            assertThat(change.id()).isEqualTo(ana.id().value());
            assertThat(change.before()).hasSize(16);
            assertThat(change.after()).hasSize(16).isNotEqualTo(change.before());
        });
    }

    @Test
    void what_is_made_and_deleted_has_one_side() {
        var request = FakeRequest.to("POST", "/api/settings/users");
        server.gate.identify(request.build());
        var ana = server.add("ana", Role.VIEWER);
        answered(request, "/api/settings/users", 200);
        assertThat(last().changes()).singleElement().satisfies(change -> assertThat(change.before())
                .isNull());

        server.gate.identify(request.build());
        server.users.delete(admin, ana.id());
        answered(FakeRequest.to("DELETE", "/api/settings/users/2"), "/api/settings/users/{user_id}", 200);
        assertThat(last().changes()).singleElement().satisfies(change -> assertThat(change.after())
                .isNull());
    }

    @Test
    void reading_is_not_recorded_taking_out_is() {
        var before = server.audit.events.size();
        answered(FakeRequest.to("GET", "/api/jobs"), "/api/jobs", 200);
        answered(FakeRequest.to("GET", "/api/audit/export"), "/api/audit/export", 403);
        assertThat(server.audit.events).hasSize(before + 1);

        answered(FakeRequest.to("GET", "/api/repositories/7/keyfile"), "/api/repositories/{repo_id}/keyfile", 200);

        assertThat(last().type()).isEqualTo("download");
        assertThat(last().object()).isEqualTo("repositories/7");
    }

    @Test
    void a_refusal_of_somebody_is_recorded_a_wrong_input_is_not() {
        var before = server.audit.events.size();
        for (int status : new int[] {400, 404, 409, 422}) {
            answered(FakeRequest.to("POST", "/api/jobs/7/cancel"), "/api/jobs/{id}/cancel", status);
        }
        assertThat(server.audit.events).hasSize(before);

        answered(FakeRequest.to("POST", "/api/jobs/7/cancel"), "/api/jobs/{id}/cancel", 403);
        assertThat(last().type()).isEqualTo("refused");
        assertThat(last().success()).isFalse();
        answered(FakeRequest.to("POST", "/api/jobs/7/cancel"), "/api/jobs/{id}/cancel", 500);
        assertThat(last().type()).isEqualTo("request");
        assertThat(last().success()).isFalse();
    }

    @Test
    void strangers_do_not_fill_the_log() {
        var stranger = Caller.anonymous("192.0.2.66");
        var before = server.audit.events.size();
        var request = FakeRequest.to("GET", "/api/jobs").header("Authorization", "Bearer wrong");
        for (int i = 0; i < 100; i++) {
            server.gate.answered(stranger, new Answered("/api/jobs", 401, false, "r" + i), request.build());
        }
        for (int i = 0; i < 100; i++) {
            server.gate.answered(
                    stranger,
                    new Answered("/api/jobs", 401, false, "r" + i),
                    FakeRequest.of("GET").build());
        }

        assertThat(server.audit.events).hasSize(before + 1);
        assertThat(last().address()).isEqualTo("192.0.2.66");
    }

    @Test
    void signing_in_and_out_is_recorded_under_its_own_words() {
        var begun = server.signIn("admin", Via.COOKIE);
        server.signIn.end(server.gate.identify(Server.cookie(begun, "POST").build()));
        answered(FakeRequest.to("POST", "/api/auth/logout"), "/api/auth/logout", 200);

        assertThat(server.audit.types()).endsWith("local_login_succeeded", "logout");
    }

    private void answered(FakeRequest request, String route, int status) {
        server.gate.answered(admin, new Answered(route, status, route.endsWith("keyfile"), "r1"), request.build());
    }

    private AuditEvent last() {
        return server.audit.events.get(server.audit.events.size() - 1);
    }

    @Test
    void what_was_written_to_find_out_who_asks_is_no_change_of_the_request() {
        var request = Server.bearer(server.signIn("admin", Via.BEARER), "POST");
        server.clock.advance(java.time.Duration.ofMinutes(2)); // the time of last use is written
        server.gate.identify(request.build());
        answered(FakeRequest.to("POST", "/api/jobs/7/cancel"), "/api/jobs/{id}/cancel", 200);

        assertThat(last().changes()).isEmpty();
    }

    @Test
    void guessing_the_present_password_is_recorded() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> server.users.changePassword(
                        admin, org.borgui.api.Secret.of("wrong"), org.borgui.api.Secret.of("another password"), "")))
                .isNotNull();

        assertThat(last().type()).isEqualTo("local_login_failed");
        assertThat(last().username()).isEqualTo("admin");
    }
}
