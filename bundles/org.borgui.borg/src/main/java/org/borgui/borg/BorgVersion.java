package org.borgui.borg;

import java.util.Optional;
import java.util.regex.Pattern;

/** A version of borg, such as 1.4.0 or 2.0.0b19. */
record BorgVersion(int major, int minor, String text) {

    private static final Pattern PRINTED = Pattern.compile("borg\\S* ((\\d{1,4})\\.(\\d{1,4})\\S*)");

    /** Reads what {@code borg --version} prints. */
    static Optional<BorgVersion> of(String line) {
        var match = PRINTED.matcher(line.strip());
        return match.matches()
                ? Optional.of(new BorgVersion(
                        Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)), match.group(1)))
                : Optional.empty();
    }

    boolean isOlderThan(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }
}
