package org.borgui.rest.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.system.SystemService;
import org.jspecify.annotations.Nullable;

/** What runs here, in the form of a product with plans: this one has none, so that everything is allowed. */
record SystemInfo(
        String appVersion,
        @Nullable String borgVersion,
        @Nullable String borg2Version,
        String plan,
        Map<String, String> features,
        Map<String, Boolean> featureAccess,
        Entitlement entitlement) {

    private static final List<String> FEATURES = List.of(
            "borg_v2",
            "backup_plan_multi_repository",
            "backup_plan_mixed_sources",
            "rclone",
            "managed_agents",
            "remote_clients",
            "database_discovery",
            "container_backups",
            "backup_reports",
            "alerting_monitoring",
            "multi_user",
            "extra_users",
            "rbac");

    static SystemInfo of(SystemService system) {
        Optional<String> borg = system.borgVersion();
        var features = new LinkedHashMap<String, String>();
        var access = new LinkedHashMap<String, Boolean>();
        for (String feature : FEATURES) {
            features.put(feature, "community");
            access.put(feature, true);
        }
        return new SystemInfo(
                system.version(), borg.orElse(null), null, "community", features, access, Entitlement.none());
    }

    /** The licence that nobody needs. */
    record Entitlement(
            String status,
            String accessLevel,
            boolean isFullAccess,
            boolean fullAccessConsumed,
            @Nullable String expiresAt,
            @Nullable String startsAt,
            @Nullable String refreshAfter,
            @Nullable String instanceId,
            @Nullable String entitlementId,
            @Nullable String keyId,
            @Nullable String licenseId,
            @Nullable String customerId,
            String uiState,
            @Nullable String lastRefreshAt) {

        static Entitlement none() {
            return new Entitlement(
                    "none", "community", true, false, null, null, null, null, null, null, null, null, "none", null);
        }
    }
}
