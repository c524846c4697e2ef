package org.borgui.api.system;

import java.util.HashMap;
import java.util.Map;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.JobLimits;

/**
 * What an admin has decided for the whole server.
 *
 * @param echoed what clients keep here for themselves, as JSON texts
 */
public record ServerSettings(HistorySettings history, JobLimits limits, Map<String, String> echoed) {

    public ServerSettings {
        echoed = Map.copyOf(echoed);
    }

    /** What holds while nobody has decided anything. */
    public static ServerSettings usual() {
        return new ServerSettings(HistorySettings.usual(), JobLimits.usual(), Map.of());
    }

    /** The same with these texts of clients besides. */
    public ServerSettings echoing(Map<String, String> more) {
        var all = new HashMap<>(echoed);
        all.putAll(more);
        return new ServerSettings(history, limits, all);
    }
}
