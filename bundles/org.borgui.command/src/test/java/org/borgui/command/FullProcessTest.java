package org.borgui.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borgui.spi.command.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own with a socket that has no file left to open, and then has again. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FullProcessTest {

    private static final int MOST_FILES = 200;

    private final Path folder;
    private final Process process;
    private final BufferedReader said;
    private final PrintStream typed;

    FullProcessTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n %d && exec \"$@\"".formatted(MOST_FILES),
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullProcessTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        said = process.inputReader(UTF_8);
        typed = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private record Hello(String name) implements Command {

        @Override
        public String usage() {
            return "";
        }

        @Override
        public int run(List<String> words, Terminal terminal) throws IOException {
            terminal.say("hello");
            return 0;
        }
    }

    /** What runs in the process of its own: each line that is typed leads to the next state. */
    public static void main(String[] words) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var line = new CommandLine();
        line.addCommand(new Hello("hello"));
        var socket = new CommandSocket(Path.of(words[0]), line, true);
        System.out.println("is open");
        in.readLine();
        var files = new ArrayList<FileInputStream>();
        try {
            while (files.size() < MOST_FILES) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            System.out.println("is full");
        }
        in.readLine();
        for (var file : files) {
            file.close();
        }
        in.readLine();
        socket.close();
        System.out.println("is closed");
    }

    @Test
    void a_caller_who_came_while_no_file_could_be_opened_is_served_afterwards() throws IOException {
        await("is open");
        mustServe(Visitor.at(folder.resolve("command")));
        typed.println();
        await("is full");
        try (var early = Visitor.at(folder.resolve("command"))) {
            assertThat(await("was not taken")).contains("WARN", "Too many open files");
            typed.println();
            mustServe(early);
        }
        mustServe(Visitor.at(folder.resolve("command")));
        typed.println();
        await("is closed");
    }

    private static void mustServe(Visitor visitor) throws IOException {
        try (visitor) {
            assertThat(visitor.ask("hello").end()).isZero();
            assertThat(visitor.said).containsExactly("hello");
        }
    }

    private String await(String words) throws IOException {
        var before = new StringBuilder();
        for (String line; (line = said.readLine()) != null; before.append(line).append('\n')) {
            if (line.contains(words)) {
                return line;
            }
        }
        throw new AssertionError("'%s' was not said:%n%s".formatted(words, before));
    }
}
