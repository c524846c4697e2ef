package org.borgui.rest.notifications;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.borgui.api.notice.Topic;
import org.borgui.rest.PartialBody;

/** The flag on the wire for each topic, and whether it is set unless a client says so. */
final class TopicFlags {

    private record Flag(String field, boolean usual) {}

    private static final Map<Topic, Flag> FLAGS = new EnumMap<>(Map.ofEntries(
            Map.entry(Topic.BACKUP_STARTED, new Flag("notify_on_backup_start", false)),
            Map.entry(Topic.BACKUP_SUCCEEDED, new Flag("notify_on_backup_success", false)),
            Map.entry(Topic.BACKUP_WARNED, new Flag("notify_on_backup_warning", false)),
            Map.entry(Topic.BACKUP_FAILED, new Flag("notify_on_backup_failure", true)),
            Map.entry(Topic.RESTORE_SUCCEEDED, new Flag("notify_on_restore_success", false)),
            Map.entry(Topic.RESTORE_FAILED, new Flag("notify_on_restore_failure", true)),
            Map.entry(Topic.CHECK_SUCCEEDED, new Flag("notify_on_check_success", false)),
            Map.entry(Topic.CHECK_FAILED, new Flag("notify_on_check_failure", true)),
            Map.entry(Topic.RESTORE_CHECK_SUCCEEDED, new Flag("notify_on_restore_check_success", false)),
            Map.entry(Topic.RESTORE_CHECK_FAILED, new Flag("notify_on_restore_check_failure", true)),
            Map.entry(Topic.SCHEDULE_FAILED, new Flag("notify_on_schedule_failure", true)),
            Map.entry(Topic.BACKUP_STALE, new Flag("notify_on_stale_backup", true)),
            Map.entry(Topic.ACCOUNT_CHANGED, new Flag("notify_on_account_change", true)),
            Map.entry(Topic.REPORT, new Flag("notify_on_backup_report", true))));

    private TopicFlags() {}

    /** Those a new subscription has that says nothing. */
    static Set<Topic> usual() {
        var topics = EnumSet.noneOf(Topic.class);
        FLAGS.forEach((topic, flag) -> {
            if (flag.usual()) {
                topics.add(topic);
            }
        });
        return topics;
    }

    /** What a body says, over what was before. */
    static Set<Topic> read(PartialBody body, Set<Topic> before) {
        var topics = EnumSet.noneOf(Topic.class);
        FLAGS.forEach((topic, flag) -> {
            if (body.flag(flag.field()).orElse(before.contains(topic))) {
                topics.add(topic);
            }
        });
        return topics;
    }
}
