package org.borgui.launcher;

/** How the process ends. The numbers are promised in launcher/README.md. */
enum ExitCode {
    /** It did what it was asked, or was told to stop. */
    OK(0),
    /** The doctor found something that is needed and missing. */
    UNHEALTHY(1),
    /** A wrong option, a bad feature file, or an artifact that is not there. */
    ASSEMBLY(2),
    /** A bundle does not resolve. */
    UNRESOLVED(3),
    /** A bundle does not start, or the server does not become ready. */
    NOT_STARTED(4),
    /** The framework itself failed. */
    FRAMEWORK(5),
    /** The data directory cannot be used. */
    DATA_DIRECTORY(6),
    /** Something did not stop in time and was cut off. */
    HUNG(7),
    /** Java or its locale cannot be used. */
    ENVIRONMENT(8),
    /** A command did not come to its end: a signal, or the server stopped meanwhile. */
    INTERRUPTED(9);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
