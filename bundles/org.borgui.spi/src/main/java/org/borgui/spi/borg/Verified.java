package org.borgui.spi.borg;

import java.util.List;

/**
 * What was read of an archive, whether it was written somewhere or not.
 *
 * @param entries how many of them borg has read to the end
 * @param warnings what it could not do although it went on, one sentence each; empty when all went well
 * @param damaged paths, a hundred at most, for which borg gave something else than was backed up: zeros in place of what
 *     {@code check --repair} has given up
 */
public record Verified(long entries, List<String> warnings, List<String> damaged) {

    public Verified {
        warnings = List.copyOf(warnings);
        damaged = List.copyOf(damaged);
    }
}
