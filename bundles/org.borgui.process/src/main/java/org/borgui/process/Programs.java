package org.borgui.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs in the fixed PATH, whatever the server's own PATH is. */
final class Programs {

    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final List<String> FOLDERS = List.of(PATH.split(":", -1));

    private Programs() {}

    static Path required(String program) throws ProgramMissingException {
        return find(program)
                .orElseThrow(() -> new ProgramMissingException(
                        program,
                        "The program '%s' was not found, or may not be executed. Install it, or give its absolute path."
                                .formatted(program)));
    }

    static Path setsid() throws ProgramMissingException {
        return find("setsid")
                .orElseThrow(() -> new ProgramMissingException(
                        "setsid",
                        "The program 'setsid' was not found; it is needed to end programs with all that they started."
                                + " Install the package util-linux."));
    }

    /**
     * What comes before a program whose output is much: a pipe holds 64 KB, and a program that has to wait after each of them
     * loses a quarter of its speed. Java cannot widen a pipe (F_SETPIPE_SZ of fcntl(2), Linux); Perl, which every Debian has,
     * can, and then becomes the program. Nothing where there is no Perl; a system that allows no wider pipe leaves it as it is.
     */
    static List<String> widened() {
        return find("perl")
                .map(perl -> List.of(perl.toString(), "-e", "fcntl(STDOUT,1031,1048576);exec{$ARGV[0]}@ARGV", "--"))
                .orElse(List.of());
    }

    static Optional<Path> find(String program) {
        var candidates = program.startsWith("/")
                ? Stream.of(Path.of(program))
                : program.contains("/")
                        ? Stream.<Path>empty()
                        : FOLDERS.stream().map(folder -> Path.of(folder, program));
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
