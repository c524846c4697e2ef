package org.borgui.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs programs: without a shell, in an environment that begins empty, each as the head of a process group of its own.
 *
 * <p>A call blocks until the program has ended. When the calling thread is interrupted, the time is up or the output
 * cannot be delivered, the program and all that it started are ended: first asked by an interrupt signal, then by a
 * termination signal, then killed. No process of the family is alive when a call returns or throws.
 */
@ProviderType
public interface ProcessRunner {

    /** The variable that tells which job a program works for: the number under which the thread logs ({@code job} in the MDC). */
    String JOB = "BORGUI_JOB";

    /** Where a program is: an absolute path as it is, a name in the fixed PATH. Empty when it may not be executed. */
    Optional<Path> find(String program);

    /**
     * Runs a program whose output is text.
     *
     * @throws ProgramMissingException when there is no such program
     * @throws IOException when it cannot be started
     * @throws InterruptedException when the calling thread was interrupted, or the server stops
     */
    Exit run(Command command, OutputListener listener) throws IOException, InterruptedException;

    /**
     * Runs a program whose standard output is bytes. The sink is written to from a reader thread, at the sink's pace; it
     * is neither flushed nor closed. Small pieces may come some milliseconds later, in fewer and larger ones. Limits apply to the error output only.
     *
     * @param listener hears the error output
     * @throws ProgramMissingException when there is no such program
     * @throws IOException when it cannot be started, or what the sink threw
     * @throws InterruptedException when the calling thread was interrupted, or the server stops
     */
    Exit stream(Command command, OutputStream sink, OutputListener listener) throws IOException, InterruptedException;
}
