package org.borgui.core.settings;

import java.util.Map;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.JobLimits;
import org.borgui.api.system.ServerSettings;
import org.borgui.state.Kind;

/** The settings as they are kept: one document, or none while nobody has decided anything. */
record SettingsDocument(HistorySettings history, JobLimits limits, Map<String, String> echoed) {

    static final Kind<SettingsDocument> KIND = Kind.of("settings", SettingsDocument.class);

    static SettingsDocument of(ServerSettings settings) {
        return new SettingsDocument(settings.history(), settings.limits(), settings.echoed());
    }

    ServerSettings settings() {
        return new ServerSettings(history, limits, echoed);
    }
}
