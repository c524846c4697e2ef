package org.borgui.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.JobLimits;
import org.borgui.api.job.LogPolicy;
import org.borgui.api.system.ServerSettings;
import org.borgui.rest.PartialBody;

/** The settings by the names that existing clients know, and one that only ours knows: {@code history_max_jobs}. */
final class SettingsFields {

    private static final String ERRORS = "backend.errors.settings.";
    private static final Set<String> OURS = own(ServerSettings.usual()).keySet();

    private SettingsFields() {}

    /** Everything, for admins. */
    static Map<String, JsonNode> all(ServerSettings settings) {
        var all = own(settings);
        all.putAll(shown(settings));
        all.putAll(FixedSettings.values());
        return all;
    }

    /** What anybody's client needs to show things. */
    static Map<String, JsonNode> shown(ServerSettings settings) {
        return new LinkedHashMap<>(Thresholds.of(settings).values());
    }

    private static Map<String, JsonNode> own(ServerSettings settings) {
        var history = settings.history();
        var limits = settings.limits();
        var own = new LinkedHashMap<String, JsonNode>();
        own.put("max_concurrent_backups", IntNode.valueOf(limits.backups()));
        own.put("max_concurrent_scheduled_backups", IntNode.valueOf(limits.scheduledBackups()));
        own.put("max_concurrent_scheduled_checks", IntNode.valueOf(limits.scheduledChecks()));
        own.put("log_retention_days", IntNode.valueOf(history.logDays()));
        own.put("log_save_policy", TextNode.valueOf(history.policy().wire()));
        own.put("log_max_total_size_mb", IntNode.valueOf(history.logMegabytes()));
        own.put("log_cleanup_on_startup", BooleanNode.valueOf(history.atStart()));
        own.put("auto_cleanup", BooleanNode.valueOf(history.daily()));
        own.put("cleanup_retention_days", IntNode.valueOf(history.days()));
        own.put("history_max_jobs", IntNode.valueOf(history.jobs()));
        return own;
    }

    /** The settings with what was sent. A field that nobody knows is refused: it would look as if it had been set. */
    static ServerSettings applied(PartialBody body, ServerSettings old) {
        body.names().filter(field -> !isKnown(field)).findFirst().ifPresent(field -> {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    ERRORS + "unknownSetting",
                    Map.of("field", field),
                    "There is no setting '%s'.".formatted(field));
        });
        FixedSettings.require(body);
        return new ServerSettings(history(body, old.history()), limits(body, old.limits()), old.echoed())
                .echoing(Thresholds.sent(body, old));
    }

    private static boolean isKnown(String field) {
        return OURS.contains(field)
                || Thresholds.isKnown(field)
                || FixedSettings.isKnown(field)
                || OidcFields.isKnown(field);
    }

    private static HistorySettings history(PartialBody body, HistorySettings old) {
        return new HistorySettings(
                body.number("cleanup_retention_days").orElse(old.days()),
                body.number("history_max_jobs").orElse(old.jobs()),
                body.number("log_retention_days").orElse(old.logDays()),
                body.number("log_max_total_size_mb").orElse(old.logMegabytes()),
                body.text("log_save_policy").map(SettingsFields::policy).orElse(old.policy()),
                body.flag("auto_cleanup").orElse(old.daily()),
                body.flag("log_cleanup_on_startup").orElse(old.atStart()));
    }

    private static JobLimits limits(PartialBody body, JobLimits old) {
        return new JobLimits(
                body.number("max_concurrent_backups").orElse(old.backups()),
                body.number("max_concurrent_scheduled_backups").orElse(old.scheduledBackups()),
                body.number("max_concurrent_scheduled_checks").orElse(old.scheduledChecks()));
    }

    private static LogPolicy policy(String wire) {
        return LogPolicy.named(wire).orElseThrow(() -> {
            var policies =
                    Arrays.stream(LogPolicy.values()).map(LogPolicy::wire).collect(Collectors.joining(", "));
            return new RefusedException(
                    Reason.INVALID,
                    ERRORS + "invalidLogSavePolicy",
                    Map.of("field", "log_save_policy", "policies", policies),
                    "Logs are kept by one of these policies: %s.".formatted(policies));
        });
    }
}
