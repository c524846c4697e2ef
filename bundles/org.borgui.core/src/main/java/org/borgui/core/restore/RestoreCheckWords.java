package org.borgui.core.restore;

import java.time.Instant;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.job.RestoreCheckService.Settings;

/** A restore check as parameters of a job. */
public final class RestoreCheckWords {

    private RestoreCheckWords() {}

    /**
     * What is checked.
     *
     * @param now makes the seed by which a sample is drawn: another each time, and known afterwards
     */
    public static Parameters of(Settings settings, Instant now) {
        return Parameters.none()
                .with("mode", settings.mode().name())
                .with("paths", settings.paths())
                .with("seed", Long.toString(now.toEpochMilli()));
    }

    static Mode mode(Parameters words) {
        return Mode.valueOf(words.required("mode"));
    }

    static long seed(Parameters words) {
        return Long.parseLong(words.required("seed"));
    }
}
