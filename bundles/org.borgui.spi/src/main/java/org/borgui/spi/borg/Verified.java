package org.borgui.spi.borg;

import java.util.List;

/**
 * What was read of an archive without writing it anywhere.
 *
 * @param entries how many of them borg has read to the end
 * @param warnings what it could not do although it went on, one sentence each
 */
public record Verified(long entries, List<String> warnings) {

    public Verified {
        warnings = List.copyOf(warnings);
    }
}
