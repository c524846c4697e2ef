package org.borgui.process;

import java.io.IOException;

/** There is no such program on this machine, or it may not be executed. */
public final class ProgramMissingException extends IOException {

    private final String program;

    public ProgramMissingException(String program, String message) {
        super(message);
        this.program = program;
    }

    /** The name or path that was asked for. */
    public String program() {
        return program;
    }
}
