package org.borgui.spi.command;

import java.io.IOException;
import java.util.List;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command of {@code borg-ui} for whoever has a shell on the machine: that is as good as an admin, so that nobody is asked
 * who they are. Runs within the running server, or, when it is stopped, in a framework without web server and jobs.
 */
@ConsumerType
public interface Command {

    /** As typed, such as {@code reset-password} or {@code audit verify}. */
    String name();

    /** One line: the arguments and what it does. */
    String usage();

    /**
     * Runs it.
     *
     * @param words what was typed behind the name
     * @return 0 when it is done, 1 when it found something wrong, 2 for wrong words
     * @throws org.borgui.api.RefusedException its sentence is told, and the exit code is 1
     */
    int run(List<String> words, Terminal terminal) throws IOException;

    /** The terminal, or the pipe, of whoever typed it. */
    interface Terminal {

        /** A line to standard output. */
        void say(String line) throws IOException;

        /**
         * Asks without echo; without a terminal, reads one line of standard input.
         *
         * @throws org.borgui.api.RefusedException when nothing was typed, or standard input has no further line
         */
        Secret ask(String prompt) throws IOException;

        /** Whether a person types what {@link #ask} hands out: what is not seen is then better asked for twice. */
        default boolean isInteractive() {
            return false;
        }
    }
}
