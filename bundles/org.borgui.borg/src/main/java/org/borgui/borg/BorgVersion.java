package org.borgui.borg;

import java.util.Optional;
import java.util.regex.Pattern;

/** A version of borg, such as 1.4.0 or 2.0.0b19. */
record BorgVersion(int major, int minor, String text) {

    private static final Pattern PRINTED = Pattern.compile("borg\\S* ((\\d{1,4})\\.(\\d{1,4})\\S*)");

    private static final Pattern MENDED_LATER = Pattern.compile("1\\.2(\\.[0-4](\\D.*)?|[^.\\d].*)?");

    /** Reads what {@code borg --version} prints. */
    static Optional<BorgVersion> of(String line) {
        var match = PRINTED.matcher(line.strip());
        return match.matches()
                ? Optional.of(new BorgVersion(
                        Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)), match.group(1)))
                : Optional.empty();
    }

    /** Whether upstream has mended, in 1.2.5, what is wrong with this one. */
    boolean hasKnownProblems() {
        return isOlderThan(1, 2) || MENDED_LATER.matcher(text).matches();
    }

    boolean isOlderThan(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }
}
