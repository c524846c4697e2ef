package org.borgui.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The command line.
 *
 * @param command what to do
 * @param home the folder that holds features/ and repository/, absolute
 * @param words for {@code COMMAND}: what the server is asked for
 */
record Arguments(Command command, Path home, List<String> words) {

    enum Command {
        RUN,
        VERIFY,
        DOCTOR,
        VERSION,
        /** Something the server itself has to answer. */
        COMMAND
    }

    static final String USAGE = "usage: [--home FOLDER] [--verify | --doctor | --version | --command WORD ...]";

    /** @throws LaunchException for an option that is not known or lacks its value */
    static Arguments parse(List<String> words, Path defaultHome) {
        Command command = Command.RUN;
        Path home = defaultHome;
        List<String> asked = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--verify" -> command = Command.VERIFY;
                case "--doctor" -> command = Command.DOCTOR;
                case "--version" -> command = Command.VERSION;
                case "--command" -> {
                    command = Command.COMMAND;
                    rest.forEachRemaining(asked::add);
                }
                case "--home" -> {
                    if (!rest.hasNext()) {
                        throw new LaunchException(ExitCode.ASSEMBLY, "--home needs a folder; " + USAGE);
                    }
                    home = Path.of(rest.next());
                }
                default -> throw new LaunchException(ExitCode.ASSEMBLY, "unknown option " + word + "; " + USAGE);
            }
        }
        return new Arguments(command, home.toAbsolutePath().normalize(), List.copyOf(asked));
    }
}
