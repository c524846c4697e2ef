package org.borgui.launcher;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal of whoever typed a command, or the pipes in its place. What is asked for is never shown. */
final class Typing {

    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");

    private final Optional<Console> console = terminal();
    private final PrintStream out;
    private @Nullable BufferedReader lines;

    /** @param out standard output */
    Typing(PrintStream out) {
        this.out = out;
    }

    /** Whether somebody sits there who can be asked twice. */
    boolean isByPerson() {
        return console.isPresent();
    }

    void show(String line) {
        out.println(harmless(line));
        out.flush();
    }

    void complain(String line) {
        System.err.println(harmless(line));
        System.err.flush();
    }

    /** Empty when nothing was typed. */
    Optional<String> ask(String prompt) throws IOException {
        if (console.isPresent()) {
            char[] typed = console.get().readPassword("%s", harmless(prompt));
            return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(new String(typed));
        }
        if (wouldBeShown()) {
            complain("What you type would be seen, because the output does not go to the terminal. Call borg-ui again"
                    + " without redirecting its output.");
            return Optional.empty();
        }
        return Optional.ofNullable(lines().readLine()).filter(line -> !line.isEmpty());
    }

    @SuppressWarnings(
            "SystemConsoleNull") // bin/borg-ui sets jdk.console=java.base, where it is null without a terminal
    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console());
    }

    /** A terminal, which shows what is typed, although Java has no console for it. */
    private static boolean wouldBeShown() {
        try {
            String name = Files.readSymbolicLink(STANDARD_INPUT).toString();
            return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // no such thing on this machine
        }
    }

    private BufferedReader lines() {
        BufferedReader known = lines;
        if (known == null) {
            known = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            lines = known;
        }
        return known;
    }

    /** Names of users and repositories must not move the cursor. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]", " ");
    }
}
