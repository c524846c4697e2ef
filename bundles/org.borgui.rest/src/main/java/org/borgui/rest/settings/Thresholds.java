package org.borgui.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.system.ServerSettings;
import org.borgui.rest.BorgJson;
import org.borgui.rest.PartialBody;

/**
 * Settings of what is shown: after how many days something counts as old, and what clients show at all. Kept as clients sent
 * them; this server itself judges the age of backups by them.
 */
public final class Thresholds {

    private static final int MOST_DAYS = 3650;

    /** After how many days care is late, and when it is very late. */
    private record Days(String care, int warning, int critical) {

        String warningField() {
            return "dashboard_%s_warning_days".formatted(care);
        }

        String criticalField() {
            return "dashboard_%s_critical_days".formatted(care);
        }
    }

    private static final Days BACKUP = new Days("backup", 3, 7);
    private static final List<Days> ALL = List.of(
            BACKUP,
            new Days("check", 30, 60),
            new Days("compact", 30, 60),
            new Days("restore_check", 30, 60),
            new Days("observe_freshness", 3, 7));

    private static final List<String> SHOWN = List.of("use_new_wizard", "show_restore_tab");

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    private Thresholds(Map<String, String> kept) {
        ALL.forEach(days -> {
            values.put(days.warningField(), IntNode.valueOf(days.warning()));
            values.put(days.criticalField(), IntNode.valueOf(days.critical()));
        });
        SHOWN.forEach(field -> values.put(field, BooleanNode.TRUE));
        kept.forEach((field, text) -> values.computeIfPresent(field, (name, usual) -> BorgJson.read(text)));
    }

    public static Thresholds of(ServerSettings settings) {
        return new Thresholds(settings.echoed());
    }

    /** From which age on a backup is old. */
    public Duration oldBackup() {
        return Duration.ofDays(days(BACKUP.warningField()));
    }

    /** From which age on a backup is very old. */
    public Duration veryOldBackup() {
        return Duration.ofDays(days(BACKUP.criticalField()));
    }

    Map<String, JsonNode> values() {
        return values;
    }

    static boolean isKnown(String field) {
        return new Thresholds(Map.of()).values.containsKey(field);
    }

    /** What was sent, to be kept. */
    static Map<String, String> sent(PartialBody body, ServerSettings old) {
        var sent = new LinkedHashMap<String, String>();
        for (var days : ALL) {
            for (var field : List.of(days.warningField(), days.criticalField())) {
                body.number(field).ifPresent(number -> sent.put(field, Integer.toString(inRange(field, number))));
            }
        }
        SHOWN.forEach(field -> body.flag(field).ifPresent(flag -> sent.put(field, Boolean.toString(flag))));
        Thresholds.of(old.echoing(sent)).requireOrder();
        return sent;
    }

    private static int inRange(String field, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.settings.invalidDashboardHealthThreshold",
                    Map.of("field", field, "min", 1, "max", MOST_DAYS),
                    "'%s' is a number of days from 1 to %d.".formatted(field, MOST_DAYS));
        }
        return days;
    }

    private void requireOrder() {
        for (var care : ALL) {
            if (days(care.warningField()) > days(care.criticalField())) {
                throw new RefusedException(
                        Reason.INVALID,
                        "backend.errors.settings.invalidDashboardHealthThresholdOrder",
                        Map.of(
                                "field",
                                care.warningField(),
                                "warning_field",
                                care.warningField(),
                                "critical_field",
                                care.criticalField()),
                        "'%s' comes before '%s': it is the smaller number, or the same."
                                .formatted(care.warningField(), care.criticalField()));
            }
        }
    }

    private int days(String field) {
        return values.getOrDefault(field, IntNode.valueOf(0)).intValue();
    }
}
