package org.borgui.command;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borgui.api.RefusedException;
import org.borgui.spi.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that are installed at the moment, and the one that words mean. Any thread. */
final class Commands {

    static final int FOUND_SOMETHING = 1;
    static final int WRONG_WORDS = 2;
    static final int FAILED = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final String LIST = "commands";

    private final List<Command> commands = new CopyOnWriteArrayList<>();

    void add(Command command) {
        commands.add(command);
    }

    void remove(Command command) {
        commands.remove(command);
    }

    /**
     * Runs what the words name, and answers how it ended.
     *
     * @throws HungUp when nobody is at the other end any more
     */
    int run(List<String> words, Conversation conversation) throws HungUp {
        var command = meant(words);
        if (command.isPresent()) {
            return run(command.get(), words, conversation);
        }
        if (words.equals(List.of(LIST))) {
            for (var line : lines("")) {
                conversation.say(line);
            }
            return 0;
        }
        // not the rest of the words: somebody may have typed a secret
        var first = words.isEmpty() ? "" : words.get(0);
        var alike = lines(first + " ");
        conversation.complain(
                alike.isEmpty()
                        ? "There is no command " + first + ". borg-ui " + LIST + " lists all there are."
                        : "This needs another word:\n" + String.join("\n", alike));
        return WRONG_WORDS;
    }

    private static int run(Command command, List<String> words, Conversation conversation) throws HungUp {
        try {
            return command.run(words.subList(words(command).size(), words.size()), conversation);
        } catch (RefusedException e) {
            conversation.complain(e.getMessage());
            return FOUND_SOMETHING;
        } catch (HungUp e) {
            throw e;
        } catch (IOException e) {
            return failed(command, e, e.toString(), conversation); // many say nothing but the name of a file
        } catch (RuntimeException e) {
            return failed(command, e, e.getMessage(), conversation);
        }
    }

    private static int failed(Command command, Exception e, @Nullable String reason, Conversation conversation)
            throws HungUp {
        LOG.error("The command {} failed", command.name(), e);
        conversation.complain("The command failed (" + reason + "). The log of the server says more.");
        return FAILED;
    }

    /** The command with the longest name that the words begin with. */
    private Optional<Command> meant(List<String> words) {
        return commands.stream()
                .filter(command -> words.size() >= words(command).size()
                        && words.subList(0, words(command).size()).equals(words(command)))
                .max(comparingInt(command -> words(command).size()));
    }

    private List<String> lines(String beginning) {
        return commands.stream()
                .filter(command -> command.name().startsWith(beginning))
                .sorted(comparing(Command::name))
                .map(command -> "borg-ui " + command.name() + " " + command.usage())
                .toList();
    }

    private static List<String> words(Command command) {
        return List.of(command.name().split(" "));
    }
}
