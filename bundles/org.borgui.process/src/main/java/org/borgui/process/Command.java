package org.borgui.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.borgui.api.Secret;

/**
 * A program to run. Secrets travel in its environment only: arguments can be read by every user of the machine.
 *
 * @param words the program, an absolute path or a name to be found in the fixed PATH, and its arguments
 * @param directory where it runs
 * @param environment in addition to PATH, HOME, LANG and LC_ALL; may replace these
 * @param secrets more of the environment
 * @param timeout after which it is ended
 */
public record Command(
        List<String> words,
        Path directory,
        Map<String, String> environment,
        Map<String, Secret> secrets,
        Input input,
        Duration timeout,
        Limits limits) {

    /** A time-out that never comes. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What would make a program run code of somebody else's choice. */
    private static final Pattern REFUSED = Pattern.compile("LD_.*|GLIBC_.*|GCONV_PATH|PYTHON.*|PERL.*|RUBY.*|NODE_.*|"
            + ".*JAVA_(TOOL_)?OPTIONS|BASH.*|SHELLOPTS|PS4|ENV|IFS");

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        if (words.stream().anyMatch(Command::hasNul)
                || environment.values().stream().anyMatch(Command::hasNul)
                || secrets.values().stream().anyMatch(secret -> hasNul(secret.reveal()))) {
            throw new IllegalArgumentException("a command may not contain the character NUL");
        }
        environment.keySet().forEach(Command::check);
        secrets.keySet().forEach(Command::check);
    }

    /** A program with its arguments in the root folder, with nothing else and no time-out. */
    public static Command of(List<String> words) {
        return new Command(words, Path.of("/"), Map.of(), Map.of(), Input.none(), FOREVER, Limits.standard());
    }

    public Command in(Path folder) {
        return new Command(words, folder, environment, secrets, input, timeout, limits);
    }

    /** With one more variable. */
    public Command with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(words, directory, more, secrets, input, timeout, limits);
    }

    /** With one more secret variable. */
    public Command with(String name, Secret secret) {
        var more = new HashMap<>(secrets);
        more.put(name, secret);
        return new Command(words, directory, environment, more, input, timeout, limits);
    }

    public Command with(Input fed) {
        return new Command(words, directory, environment, secrets, fed, timeout, limits);
    }

    public Command with(Limits others) {
        return new Command(words, directory, environment, secrets, input, timeout, others);
    }

    public Command within(Duration time) {
        return new Command(words, directory, environment, secrets, input, time, limits);
    }

    /** The program's name, which is all that belongs into a log. */
    public String program() {
        return words.get(0);
    }

    private static boolean hasNul(String text) {
        return text.indexOf(0) >= 0;
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches() || REFUSED.matcher(name).matches()) {
            throw new IllegalArgumentException("the variable '%s' may not be set for a program".formatted(name));
        }
    }
}
