package org.borgui.launcher;

/** The start cannot go on; the message is for the person who started it. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String reason;

    LaunchException(ExitCode code, String message) {
        super(message);
        this.code = code;
        this.reason = message;
    }

    ExitCode code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
