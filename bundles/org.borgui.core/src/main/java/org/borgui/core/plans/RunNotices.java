package org.borgui.core.plans;

import java.time.Instant;
import org.borgui.api.RepositoryId;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Notice.Level;
import org.borgui.api.notice.Topic;
import org.borgui.api.plan.Plan;
import org.jspecify.annotations.Nullable;

/** What people are told of runs that were not made, and of what no job could be made for. Jobs speak for themselves. */
final class RunNotices {

    private RunNotices() {}

    /** @param cause the same for what need not be told twice */
    static Notice notRun(Plan plan, Instant now, String reason, String cause) {
        return notice(
                "plan-%s-%s".formatted(plan.id(), cause),
                Level.WARNING,
                "%s was not run".formatted(name(plan)),
                reason,
                now,
                plan.destinations().size() == 1 ? plan.destinations().get(0).repository() : null,
                plan);
    }

    static Notice refused(Plan plan, long run, RepositoryId repository, String name, Instant now, String reason) {
        return notice(
                "run-%d-refused-%s".formatted(run, repository),
                Level.FAILURE,
                plan.kind().makesBackups()
                        ? "'%s' could not be backed up to '%s'".formatted(plan.name(), name)
                        : "%s could not be run".formatted(name(plan)),
                reason,
                now,
                repository,
                plan);
    }

    private static Notice notice(
            String key,
            Level level,
            String title,
            String reason,
            Instant now,
            @Nullable RepositoryId repository,
            Plan plan) {
        var named = plan.kind().makesBackups() ? plan.name() : null;
        return new Notice(key, Topic.SCHEDULE_FAILED, level, title, reason, now, repository, named);
    }

    private static String name(Plan plan) {
        return switch (plan.kind()) {
            case PLAN, SCHEDULE -> "'%s'".formatted(plan.name());
            case CHECK -> "The check of '%s'".formatted(plan.name());
            case RESTORE_CHECK -> "The restore check of '%s'".formatted(plan.name());
        };
    }
}
