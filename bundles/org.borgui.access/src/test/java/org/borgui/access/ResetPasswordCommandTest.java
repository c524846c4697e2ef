package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService.Change;
import org.borgui.spi.command.Command.Terminal;
import org.borgui.testkit.access.KeptEvents;
import org.junit.jupiter.api.Test;

class ResetPasswordCommandTest {

    private static final String NEXT = "nine green hills";

    private final Server server = Server.withAdmin();
    private final KeptEvents audit = new KeptEvents();
    private final ResetPasswordCommand command =
            new ResetPasswordCommand(server.users, server.factors, server.policy, audit);
    private final User ana = server.add("Ana", Role.ADMIN);

    @Test
    void what_was_typed_twice_is_the_password_that_has_to_be_changed_and_all_sessions_are_over() throws IOException {
        var cookie = server.signIn("ana", Via.COOKIE);
        var bearer = server.signIn("ana", Via.BEARER);
        var terminal = Typed.byPerson(NEXT, NEXT);

        assertThat(command.run(List.of("ANA"), terminal)).isZero();

        assertThat(terminal.prompts).hasSize(2).first().asString().contains("Ana");
        assertThat(String.join(" ", terminal.said))
                .contains("Ana", "changed at the next sign-in", "sessions")
                .doesNotContain(NEXT);
        assertThat(server.accepts(cookie)).isFalse();
        assertThat(server.accepts(bearer)).isFalse();
        assertThat(server.restarted().accepts(bearer)).isFalse();
        assertThat(signedIn(NEXT).mustChangePassword()).isTrue();
        assertRefused(() -> server.signIn("ana", Via.COOKIE), Reason.UNAUTHENTICATED, "auth.incorrectCredentials");
    }

    @Test
    void one_line_of_a_pipe_is_enough() throws IOException {
        var terminal = Typed.byPipe(NEXT);
        assertThat(command.run(List.of("ana"), terminal)).isZero();
        assertThat(terminal.prompts).hasSize(1);
        assertThat(signedIn(NEXT).mustChangePassword()).isTrue();
    }

    @Test
    void it_is_recorded_without_the_password() throws IOException {
        command.run(List.of("ana"), Typed.byPipe(NEXT));

        var event = audit.events.get(0);
        assertThat(audit.events).hasSize(1);
        assertThat(event.type()).isEqualTo("password_reset");
        assertThat(event.way()).isEqualTo("cli");
        assertThat(event.success()).isTrue();
        assertThat(event.object()).isEqualTo("users/" + ana.id().value());
        assertThat(event.toString()).contains("Ana").doesNotContain(NEXT);
    }

    @Test
    void a_generated_password_is_told_once_and_alone_on_its_line() throws IOException {
        var terminal = Typed.byPipe();
        assertThat(command.run(List.of("ana", "--generate"), terminal)).isZero();
        assertThat(terminal.prompts).isEmpty();
        assertThat(terminal.said.get(0)).matches("[a-zA-Z0-9]{20}");
        assertThat(signedIn(terminal.said.get(0)).mustChangePassword()).isTrue();
    }

    @Test
    void a_password_as_a_word_is_refused_and_not_repeated() {
        assertRefused(
                () -> command.run(List.of("ana", NEXT), Typed.byPipe("never read")),
                Reason.INVALID,
                "command.passwordAsWord");
        assertThat(message("ana", NEXT)).contains("--generate", "history").doesNotContain(NEXT);
        assertThat(server.signIn("ana", Via.COOKIE).user().mustChangePassword()).isFalse();
    }

    @Test
    void words_that_mean_nothing_bring_the_usage_and_are_not_repeated() throws IOException {
        for (var words : List.of(List.<String>of(), List.of("--generate"), List.of("ana", "--password=" + NEXT))) {
            var terminal = Typed.byPipe(NEXT);
            assertThat(command.run(words, terminal)).isEqualTo(2);
            assertThat(terminal.said)
                    .singleElement()
                    .asString()
                    .contains("USER", "--generate")
                    .doesNotContain(NEXT);
        }
        assertThat(server.signIn("ana", Via.COOKIE).user().mustChangePassword()).isFalse();
    }

    @Test
    void two_different_ones_a_weak_one_and_an_unknown_user_change_nothing() {
        var session = server.signIn("ana", Via.COOKIE);
        assertRefused(
                () -> command.run(List.of("ana"), Typed.byPerson(NEXT, "another one entirely")),
                Reason.INVALID,
                "command.notTheSame");
        assertRefused(() -> command.run(List.of("ana"), Typed.byPipe("weak")), Reason.INVALID, "auth.passwordTooShort");
        assertRefused(() -> command.run(List.of("eve"), Typed.byPipe(NEXT)), Reason.INVALID, "command.userNotFound");
        assertThat(message("eve")).contains("admin, Ana");
        assertThat(server.accepts(session)).isTrue();
        assertThat(audit.events).isEmpty();
    }

    @Test
    void a_second_factor_that_is_not_there_is_not_reset() {
        assertRefused(
                () -> command.run(List.of("ana", "--reset-mfa"), Typed.byPipe(NEXT)),
                Reason.INVALID,
                "command.noSecondFactor");
    }

    @Test
    void a_user_who_is_disabled_stays_so_and_it_is_said() throws IOException {
        server.users.change(
                Caller.server("test"),
                ana.id(),
                new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        var terminal = Typed.byPipe(NEXT);
        assertThat(command.run(List.of("ana"), terminal)).isZero();
        assertThat(terminal.said).last().asString().contains("Ana is disabled");
        assertRefused(() -> signedIn(NEXT), Reason.UNAUTHENTICATED, "auth.incorrectCredentials");
    }

    private User signedIn(String password) {
        return server.begin("ana", Secret.of(password), Via.COOKIE, Server.CLIENT)
                .user();
    }

    private String message(String... words) {
        try {
            command.run(List.of(words), Typed.byPipe());
            return "";
        } catch (org.borgui.api.RefusedException | IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A terminal at which somebody types, or a pipe. */
    private static final class Typed implements Terminal {

        final List<String> said = new ArrayList<>();
        final List<String> prompts = new ArrayList<>();
        private final Deque<String> answers;
        private final boolean person;

        private Typed(boolean person, String... answers) {
            this.person = person;
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        static Typed byPerson(String... answers) {
            return new Typed(true, answers);
        }

        static Typed byPipe(String... answers) {
            return new Typed(false, answers);
        }

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public Secret ask(String prompt) {
            prompts.add(prompt);
            return Secret.of(answers.remove());
        }

        @Override
        public boolean isInteractive() {
            return person;
        }
    }
}
