package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.CLIENT;
import static org.borgui.access.Server.assertRefused;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class FirstAdminTest {

    private static final Caller SERVER = Caller.server("test");

    private final Logger logger = (Logger) LoggerFactory.getLogger(FirstAdmin.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void without_a_configured_password_a_random_one_is_told_once_and_has_to_be_changed() throws IOException {
        var server = Server.fresh(folder);
        server.firstAdmin.make(Secret.empty());

        var password = Files.readString(server.initialFile).strip();
        assertThat(password).matches("[a-zA-Z0-9]{20}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.initialFile)))
                .isEqualTo("rw-------");
        assertThat(String.join("\n", warnings()))
                .containsOnlyOnce(password)
                .contains("admin", server.initialFile.toString());
        var begun = server.begin("admin", Secret.of(password), Via.COOKIE, CLIENT);
        assertThat(begun.user().mustChangePassword()).isTrue();
        assertThat(begun.user().role()).isEqualTo(Role.ADMIN);

        int told = log.list.size();
        server.firstAdmin.make(Secret.empty());
        assertThat(log.list).hasSize(told);
    }

    @Test
    void two_servers_get_different_passwords() throws IOException {
        Server.fresh(folder).firstAdmin.make(Secret.empty());
        var first = Files.readString(folder.resolve("initial-admin-password"));
        Server.fresh(folder).firstAdmin.make(Secret.empty());

        assertThat(Files.readString(folder.resolve("initial-admin-password"))).isNotEqualTo(first);
    }

    @Test
    void the_file_goes_when_the_password_is_changed() throws IOException {
        var server = Server.fresh(folder);
        server.firstAdmin.make(Secret.empty());
        var password = Secret.of(Files.readString(server.initialFile).strip());
        var begun = server.begin("admin", password, Via.COOKIE, CLIENT);
        server.add("ana", Role.VIEWER);
        var ana = server.caller("ana");
        server.users.changePassword(ana, Server.PASSWORD, Secret.of("nine green hills"), "");
        assertThat(server.initialFile).exists();

        server.users.changePassword(
                server.gate.identify(Server.cookie(begun, "GET").build()), password, Server.PASSWORD, "");

        assertThat(server.initialFile).doesNotExist();
        assertThat(server.signIn("admin", Via.COOKIE).user().mustChangePassword())
                .isFalse();
    }

    @Test
    void the_file_goes_when_the_password_is_reset_or_the_user_deleted() {
        var reset = Server.fresh(folder);
        reset.firstAdmin.make(Secret.empty());
        reset.users.resetPassword(SERVER, reset.users.list(SERVER).get(0).id(), Server.PASSWORD);
        assertThat(reset.initialFile).doesNotExist();

        var deleted = Server.fresh(folder);
        deleted.firstAdmin.make(Secret.empty());
        deleted.add("other", Role.ADMIN);
        deleted.users.delete(SERVER, deleted.users.list(SERVER).get(0).id());
        assertThat(deleted.initialFile).doesNotExist();
    }

    @Test
    void a_configured_password_is_used_as_it_is_and_a_weak_one_is_pointed_out() {
        var server = Server.fresh(folder);
        server.firstAdmin.make(Secret.of("weak"));

        assertThat(server.begin("admin", Secret.of("weak"), Via.COOKIE, CLIENT)
                        .user()
                        .mustChangePassword())
                .isFalse();
        assertThat(server.initialFile).doesNotExist();
        assertThat(warnings()).singleElement().asString().contains("is weak");
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("'weak'"));
    }

    @Test
    void a_good_configured_password_is_not_pointed_out() {
        Server.fresh(folder).firstAdmin.make(Server.PASSWORD);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_server_with_users_is_left_alone() {
        var server = Server.fresh(folder);
        server.firstAdmin.make(Server.PASSWORD);
        server.restarted().firstAdmin.make(Secret.of("another password"));

        assertThat(server.users.list(SERVER)).extracting(User::username).containsExactly("admin");
        assertThat(server.signIn("admin", Via.COOKIE).user().username()).isEqualTo("admin");
    }

    @Test
    void there_is_no_built_in_password() {
        var server = Server.fresh(folder);
        server.firstAdmin.make(Secret.empty());
        for (var guess : List.of("admin123", "admin", "", "borgui")) {
            assertRefused(
                    () -> server.begin("admin", Secret.of(guess), Via.COOKIE, Server.from("from" + guess)),
                    Reason.UNAUTHENTICATED,
                    "auth.incorrectCredentials");
        }
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
