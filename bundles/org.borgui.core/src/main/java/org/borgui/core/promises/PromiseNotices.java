package org.borgui.core.promises;

import java.time.Duration;
import java.time.Instant;
import org.borgui.api.RepositoryId;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Notice.Level;
import org.borgui.api.notice.Topic;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Promise;

/** What people are told of promises, and of the clock they are judged by. */
final class PromiseNotices {

    private PromiseNotices() {}

    static Notice broken(Plan plan, Promise promise, RepositoryId repository, String name, Instant due, String why) {
        return new Notice(
                "promise-%s-%s-broken-%s".formatted(plan.id(), repository, due),
                Topic.BACKUP_STALE,
                Level.FAILURE,
                "'%s' has no good archive in '%s'".formatted(plan.name(), name),
                "%s\n%s".formatted(words(plan, promise), why),
                due,
                repository,
                plan.name());
    }

    /** @param broken since when it was; whoever was told of that is told of the end */
    static Notice keptAgain(
            Plan plan,
            Promise promise,
            RepositoryId repository,
            String name,
            Instant broken,
            Instant good,
            Instant now) {
        return new Notice(
                "promise-%s-%s-kept-%s".formatted(plan.id(), repository, broken),
                Topic.BACKUP_STALE,
                Level.SUCCESS,
                "'%s' has a good archive in '%s' again".formatted(plan.name(), name),
                "%s\nThe good archive is of %s.".formatted(words(plan, promise), text(plan, good)),
                now,
                repository,
                plan.name());
    }

    private static String words(Plan plan, Promise promise) {
        return "Promised: a good archive every %s by %s (%s)."
                .formatted(
                        promise.days() == 1 ? "day" : promise.days() + " days",
                        promise.by(),
                        plan.schedule().zone());
    }

    static String text(Plan plan, Instant time) {
        return time.atZone(plan.schedule().zone())
                .toLocalDateTime()
                .withNano(0)
                .toString()
                .replace('T', ' ');
    }

    /** @param by forward, or backward when negative */
    static Notice clockMoved(Duration by, Instant now) {
        var far = "%d h %d min".formatted(by.abs().toHours(), by.abs().toMinutesPart());
        return new Notice(
                "clock-" + now,
                Topic.SCHEDULE_FAILED,
                Level.WARNING,
                "The clock of this server was set %s by %s".formatted(by.isNegative() ? "back" : "forward", far),
                "Schedules and promises follow the clock. If it is wrong now, backups run at wrong times, and archives have"
                        + " wrong dates. Check it, and the time service of the machine.",
                now,
                null,
                null);
    }
}
