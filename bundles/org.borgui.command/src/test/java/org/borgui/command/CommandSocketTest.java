package org.borgui.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.RefusedException;
import org.borgui.spi.command.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class CommandSocketTest {

    private static final Command ASKING =
            new Doing("ask", terminal -> terminal.ask("Word: ").reveal().length());

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("org.borgui.command");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Path folder;
    private final Path file;
    private final CommandLine line = new CommandLine();
    private CommandSocket socket;

    CommandSocketTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        file = folder.resolve("command");
        socket = new CommandSocket(folder, line, true);
    }

    @BeforeEach
    void commands() {
        line.addCommand(new Echo("audit verify"));
        line.addCommand(new Echo("audit"));
        line.addCommand(new Echo("rotate-key"));
    }

    @BeforeEach
    void watch() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        socket.close();
        LOGGER.detachAppender(log);
    }

    @Test
    void only_the_owner_of_the_folder_can_call() throws Exception {
        socket.close();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        socket = new CommandSocket(folder, line, true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var me = Files.getOwner(Path.of("/proc/self"));
        assertThat(Files.getOwner(folder)).isEqualTo(me);
        assertThat(Files.getOwner(file)).isEqualTo(me);
    }

    @Test
    void the_longest_name_that_fits_is_run_with_the_words_behind_it() throws IOException {
        assertThat(said("audit", "verify", "all of it", "")).containsExactly("audit verify", "all of it", "");
        assertThat(said("audit", "list")).containsExactly("audit", "list");
    }

    @Test
    void the_list_of_commands_is_what_is_installed_now() throws IOException {
        assertThat(said("commands"))
                .containsExactly(
                        "borg-ui audit WORDS says them",
                        "borg-ui audit verify WORDS says them",
                        "borg-ui rotate-key WORDS says them");
        var more = new Echo("more");
        line.addCommand(more);
        assertThat(said("commands")).hasSize(4);
        line.removeCommand(more);
        assertThat(said("commands")).hasSize(3);
    }

    @Test
    void an_unknown_command_is_named_without_what_stands_behind_it() throws IOException {
        try (var visitor = Visitor.at(file).ask("reset-pasword", "ana", "my secret")) {
            assertThat(visitor.end()).isEqualTo(2);
            assertThat(visitor.complaints)
                    .singleElement()
                    .asString()
                    .contains("no command reset-pasword.", "borg-ui commands")
                    .doesNotContain("secret", "ana");
        }
    }

    @Test
    void half_a_name_brings_the_whole_ones() throws IOException {
        line.addCommand(new Echo("doctor --posture"));
        try (var visitor = Visitor.at(file).ask("doctor")) {
            assertThat(visitor.end()).isEqualTo(2);
            assertThat(visitor.complaints.get(0)).contains("borg-ui doctor --posture WORDS");
        }
    }

    @Test
    void what_a_command_asks_for_is_handed_to_it() throws IOException {
        line.addCommand(ASKING);
        try (var visitor = Visitor.at(file, "open sesame").ask("ask")) {
            assertThat(visitor.end()).isEqualTo("open sesame".length());
            assertThat(visitor.prompts).containsExactly("Word: ");
        }
    }

    @Test
    void a_command_that_gets_no_answer_is_refused_with_a_sentence() throws IOException {
        line.addCommand(ASKING);
        try (var visitor = Visitor.at(file).ask("ask")) {
            assertThat(visitor.end()).isEqualTo(1);
            assertThat(visitor.complaints).containsExactly("Nothing was typed, so that nothing was changed.");
        }
    }

    @Test
    void refusals_and_failures_are_told_with_their_exit_codes() throws IOException {
        line.addCommand(new Doing("refuse", terminal -> {
            throw RefusedException.invalid("key", "Not today.");
        }));
        line.addCommand(new Doing("fail", terminal -> {
            throw new IllegalStateException("out of luck");
        }));
        try (var refused = Visitor.at(file).ask("refuse");
                var failed = Visitor.at(file).ask("fail")) {
            assertThat(refused.end()).isEqualTo(1);
            assertThat(refused.complaints).containsExactly("Not today.");
            assertThat(failed.end()).isEqualTo(5);
            assertThat(failed.complaints.get(0)).contains("out of luck", "log");
        }
    }

    @Test
    void work_that_fails_at_a_file_is_logged_and_told_as_a_failure() throws Exception {
        line.addCommand(new Doing("fail", terminal -> {
            throw new NoSuchFileException("/data/vault/ring");
        }));
        try (var visitor = Visitor.at(file).ask("fail")) {
            assertThat(visitor.end()).isEqualTo(5);
            assertThat(visitor.complaints)
                    .containsExactly(
                            "The command failed (java.nio.file.NoSuchFileException: /data/vault/ring). The log of the"
                                    + " server says more.");
        }
        socket.close();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("/data/vault/ring"));
    }

    @Test
    void who_hangs_up_is_no_failure_of_the_command() throws Exception {
        var ended = new CompletableFuture<IOException>();
        line.addCommand(new Doing("chat", terminal -> {
            try {
                for (; ; ) {
                    terminal.say("and another thing");
                }
            } catch (IOException e) {
                ended.complete(e);
                throw e;
            }
        }));
        Visitor.at(file).ask("chat").close();

        assertThat(ended.get()).isInstanceOf(HungUp.class);
        socket.close(); // waits for the talk
        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @Test
    void a_long_line_arrives_whole() throws IOException {
        var text = "ä".repeat(50_000);
        line.addCommand(new Doing("long", terminal -> {
            terminal.say(text);
            return 0;
        }));
        assertThat(String.join("", said("long"))).isEqualTo(text);
    }

    @Test
    void who_speaks_something_else_is_hung_up_on_and_the_next_one_is_served() throws IOException {
        try (var other = Visitor.at(file).send(9);
                var many = Visitor.at(file).send(1, 0, 127, 0, 0, 0)) {
            assertThat(other.end()).isEqualTo(Visitor.LOST);
            assertThat(many.end()).isEqualTo(Visitor.LOST);
        }
        assertThat(said("rotate-key")).containsExactly("rotate-key");
    }

    @Test
    void eight_are_served_at_once_and_more_are_hung_up_on() throws Exception {
        var begun = new CountDownLatch(8);
        line.addCommand(new Doing("wait", terminal -> {
            begun.countDown();
            return terminal.ask("Word: ").reveal().length();
        }));
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < 8; i++) {
            visitors.add(Visitor.at(file, "so long").ask("wait"));
        }
        begun.await();
        try (var late = Visitor.at(file).ask("audit")) {
            assertThat(late.end()).isEqualTo(Visitor.LOST);
        }
        for (var visitor : visitors) {
            assertThat(visitor.end()).isEqualTo("so long".length());
            visitor.close();
        }
        assertThat(said("audit")).containsExactly("audit");
    }

    @Test
    void at_the_stop_talks_end_and_the_socket_is_gone() throws Exception {
        var begun = new CountDownLatch(1);
        line.addCommand(new Doing("wait", terminal -> {
            begun.countDown();
            return terminal.ask("Nobody answers: ").reveal().length();
        }));
        try (var visitor = Visitor.at(file).ask("wait")) {
            begun.await();
            socket.close();
            assertThat(file).doesNotExist();
            assertThat(visitor.end()).isEqualTo(Visitor.LOST);
        }
    }

    @Test
    void the_socket_of_a_server_that_was_killed_is_replaced() throws Exception {
        socket.close();
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(file));
        }
        assertThat(file).exists();
        assertThatThrownBy(() -> Visitor.at(file)).isInstanceOf(ConnectException.class);
        socket = new CommandSocket(folder, line, true);
        assertThat(said("audit")).containsExactly("audit");
    }

    @Test
    void a_framework_for_one_command_does_not_listen() throws Exception {
        socket.close();
        socket = new CommandSocket(folder, line, false);
        assertThat(file).doesNotExist();
    }

    @Test
    void a_folder_whose_path_is_too_long_costs_the_commands_and_not_the_server() throws Exception {
        var deep = Files.createDirectories(folder.resolve("d".repeat(120)));
        new CommandSocket(deep, line, true).close();
        assertThat(deep).isEmptyDirectory();
    }

    private List<String> said(String... words) throws IOException {
        try (var visitor = Visitor.at(file).ask(words)) {
            assertThat(visitor.end()).describedAs(visitor.complaints.toString()).isZero();
            return visitor.said;
        }
    }

    /** Says its name and its words. */
    private record Echo(String name) implements Command {

        @Override
        public String usage() {
            return "WORDS says them";
        }

        @Override
        public int run(List<String> words, Terminal terminal) throws IOException {
            terminal.say(name);
            for (var word : words) {
                terminal.say(word);
            }
            return 0;
        }
    }

    /** Does what the test wants. */
    private record Doing(String name, Body body) implements Command {

        /** What it does. */
        interface Body {
            int run(Terminal terminal) throws IOException;
        }

        @Override
        public String usage() {
            return "";
        }

        @Override
        public int run(List<String> words, Terminal terminal) throws IOException {
            return body.run(terminal);
        }
    }
}
