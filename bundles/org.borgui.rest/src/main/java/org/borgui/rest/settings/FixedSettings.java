package org.borgui.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.rest.BorgJson;
import org.borgui.rest.PartialBody;

/**
 * Settings that existing clients know and that cannot be otherwise here. Clients send all they were given back: the same value
 * is let through, and any other is refused, since accepting it would pretend what does not happen.
 */
final class FixedSettings {

    private static final String PLUGIN = "it needs a plugin that is not installed";

    /** Why they are as they are, and the values; 0 seconds is no limit. */
    private static final Map<String, String> GROUPS = Map.of(
            "how long borg may take is set in the configuration 'org.borgui.borg' of the server",
            """
            {"backup_timeout": 0, "mount_timeout": 0, "info_timeout": 300, "list_timeout": 7200, "init_timeout": 300,
             "source_size_timeout": 0}""",
            "a lock can always be broken by whoever may, and is gone round only where a repository says so",
            """
            {"bypass_lock_on_info": false, "bypass_lock_on_list": false, "lock_breaking_enabled": true}""",
            "sizes are read after each job",
            """
            {"stats_refresh_interval_minutes": 0}""",
            "there is one kind of server",
            """
            {"deployment_type": "individual", "enterprise_name": null, "borg2_fast_browse_beta_enabled": false}""",
            "who is told what is set up under '/api/notifications'",
            """
            {"email_notifications": false, "webhook_url": null}""",
            "each plan promises for itself how old its newest archive may be",
            """
            {"backup_monitoring_enabled": false, "backup_monitoring_stale_after_days": 7,
             "backup_monitoring_interval_hours": 24, "backup_monitoring_alert_cooldown_hours": 24,
             "backup_monitoring_include_observe_repos": true}""",
            PLUGIN,
            """
            {"backup_reports_enabled": false, "backup_reports_frequency": "weekly", "backup_reports_cron_expression": null,
             "backup_reports_timezone": "UTC", "backup_reports_hour_utc": 8, "backup_reports_weekday": 1,
             "backup_reports_monthday": 1, "backup_reports_include_summary": true,
             "backup_reports_include_stale_repositories": true, "backup_reports_include_recent_activity": true,
             "mqtt_enabled": false, "mqtt_broker_url": null, "mqtt_broker_port": 1883, "mqtt_username": null,
             "mqtt_client_id": "borg-ui", "mqtt_qos": 1, "mqtt_retain": false, "mqtt_tls_enabled": false,
             "mqtt_tls_ca_cert": null, "mqtt_tls_client_cert": null, "mqtt_tls_client_key": null,
             "mqtt_beta_enabled": false, "metrics_enabled": false, "metrics_require_auth": false}""");

    /** What is told and never asked for. */
    private static final JsonNode TOLD = BorgJson.read(
            """
            {"timeout_sources": {"backup_timeout": null, "mount_timeout": null, "info_timeout": null, "list_timeout": null,
              "init_timeout": null, "source_size_timeout": null},
             "last_stats_refresh": null, "mqtt_password_set": false, "metrics_token_set": false}""");

    /** What is asked for and never told: secrets, and what to do with them. */
    private static final Set<String> SECRET = Set.of("mqtt_password", "metrics_token", "rotate_metrics_token");

    private record Fixed(JsonNode value, String why) {}

    private static final Map<String, Fixed> FIELDS = fields();

    private FixedSettings() {}

    private static Map<String, Fixed> fields() {
        var fields = new LinkedHashMap<String, Fixed>();
        GROUPS.forEach((why, values) -> BorgJson.read(values)
                .properties()
                .forEach(field -> fields.put(field.getKey(), new Fixed(field.getValue(), why))));
        return fields;
    }

    static Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        FIELDS.forEach((field, fixed) -> values.put(field, fixed.value()));
        TOLD.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }

    static boolean isKnown(String field) {
        return FIELDS.containsKey(field) || SECRET.contains(field) || TOLD.has(field);
    }

    /** Refuses every other value than there is. */
    static void require(PartialBody body) {
        FIELDS.forEach((field, fixed) -> require(body, field, fixed));
        SECRET.forEach(field -> require(body, field, new Fixed(NullNode.getInstance(), PLUGIN)));
    }

    private static void require(PartialBody body, String field, Fixed fixed) {
        body.raw(field)
                .filter(value -> !value.equals(fixed.value()) && !isNothing(value))
                .ifPresent(value -> {
                    throw new RefusedException(
                            Reason.INVALID,
                            "backend.errors.settings.notSupported",
                            Map.of("field", field),
                            "'%s' cannot be changed: %s.".formatted(field, fixed.why()));
                });
    }

    /** Null leaves a setting as it is, and forms send an empty text for none. */
    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }
}
