package org.borgui.launcher;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The command line.
 *
 * @param command what to do
 * @param home the folder that holds features/ and repository/, absolute
 */
record Arguments(Command command, Path home) {

    enum Command {
        RUN,
        VERIFY,
        DOCTOR,
        VERSION
    }

    static final String USAGE = "usage: [--home FOLDER] [--verify | --doctor | --version]";

    /** @throws LaunchException for an option that is not known or lacks its value */
    static Arguments parse(List<String> words, Path defaultHome) {
        Command command = Command.RUN;
        Path home = defaultHome;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--verify" -> command = Command.VERIFY;
                case "--doctor" -> command = Command.DOCTOR;
                case "--version" -> command = Command.VERSION;
                case "--home" -> {
                    if (!rest.hasNext()) {
                        throw new LaunchException(ExitCode.ASSEMBLY, "--home needs a folder; " + USAGE);
                    }
                    home = Path.of(rest.next());
                }
                default -> throw new LaunchException(ExitCode.ASSEMBLY, "unknown option " + word + "; " + USAGE);
            }
        }
        return new Arguments(command, home.toAbsolutePath().normalize());
    }
}
