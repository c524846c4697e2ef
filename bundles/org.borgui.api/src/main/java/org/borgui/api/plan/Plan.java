package org.borgui.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.repository.BackupSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is backed up where to, when, and what is kept.
 *
 * @param id 0 while it is not kept yet
 * @param enabled false runs nothing, not even when asked
 * @param backup its sources and settings; without a meaning for a {@code SCHEDULE}
 * @param template names its archives
 * @param destinations in the order they are backed up to
 * @param atOnce how many repositories are backed up to side by side; 1 for one after another
 * @param stopOnFailure leave out the repositories that come after one that failed
 * @param promise what a watcher looks after; null for nothing
 * @param echoed what clients send and later compare, without a meaning here
 */
public record Plan(
        PlanId id,
        Kind kind,
        String name,
        @Nullable String description,
        boolean enabled,
        BackupSettings backup,
        String template,
        List<Destination> destinations,
        int atOnce,
        boolean stopOnFailure,
        Retention retention,
        Aftercare after,
        Schedule schedule,
        @Nullable Promise promise,
        Map<String, String> echoed,
        Instant created,
        @Nullable Instant updated) {

    /** The kinds of existing clients. */
    public enum Kind {
        PLAN,
        /** The older kind: backs up what each repository itself says. */
        SCHEDULE
    }

    public Plan {
        destinations = List.copyOf(destinations);
        echoed = Map.copyOf(echoed);
    }

    /** The repositories that are backed up to now. */
    public List<Destination> active() {
        return destinations.stream().filter(Destination::enabled).toList();
    }

    /** Whether it backs up to this repository. */
    public boolean isAbout(RepositoryId repository) {
        return destinations.stream()
                .anyMatch(destination -> destination.repository().equals(repository));
    }

    /** The same under the number it was given. */
    public Plan numbered(PlanId given) {
        return copy(given, name, enabled, destinations, schedule, promise, created, updated);
    }

    /** The same, switched on or off. */
    public Plan enabled(boolean on, Instant now) {
        return copy(id, name, on, destinations, schedule, promise, created, now);
    }

    /** The same with another schedule. */
    public Plan with(Schedule other, Instant now) {
        return copy(id, name, enabled, destinations, other, promise, created, now);
    }

    /** The same with another promise, or none. */
    public Plan promising(@Nullable Promise other) {
        return copy(id, name, enabled, destinations, schedule, other, created, updated);
    }

    /** A new one like it under another name, which does not run by itself and promises nothing. */
    public Plan copied(String otherName, Instant now) {
        return copy(new PlanId(0), otherName, enabled, destinations, schedule.enabled(false), null, now, null);
    }

    /** The same with some of its repositories alone. */
    public Plan only(Set<RepositoryId> repositories) {
        var some = destinations.stream()
                .filter(destination -> repositories.contains(destination.repository()))
                .toList();
        return copy(id, name, enabled, some, schedule, promise, created, updated);
    }

    private Plan copy(
            PlanId otherId,
            String otherName,
            boolean on,
            List<Destination> others,
            Schedule otherSchedule,
            @Nullable Promise otherPromise,
            Instant from,
            @Nullable Instant changed) {
        return new Plan(
                otherId,
                kind,
                otherName,
                description,
                on,
                backup,
                template,
                others,
                atOnce,
                stopOnFailure,
                retention,
                after,
                otherSchedule,
                otherPromise,
                echoed,
                from,
                changed);
    }

    /** Whether it runs by itself. */
    public boolean isScheduled() {
        return enabled && schedule.enabled();
    }
}
