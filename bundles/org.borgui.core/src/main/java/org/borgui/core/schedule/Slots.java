package org.borgui.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The times of a cron expression in a zone: a pure function. Each slot comes exactly once, also where the clock is put
 * forward or back: a time of the day that does not exist comes as much later as the clock jumped, one that exists twice comes
 * the first time. Expressions that go by hours that pass come in every hour that passes.
 */
public final class Slots {

    /** No clock is put forward or back by more, but where the date itself is changed. */
    private static final Duration NEAR = Duration.ofHours(3);

    private final Cron cron;
    private final ZoneId zone;

    private Slots(Cron cron, ZoneId zone) {
        this.cron = cron;
        this.zone = zone;
    }

    /** Refuses what is no cron expression. */
    public static Slots of(String cron, ZoneId zone) {
        return new Slots(Cron.of(cron), zone);
    }

    /** The first slot that is later; empty when none comes. */
    public Optional<Instant> next(Instant after) {
        var usual = nextUsual(after);
        var change = usual.flatMap(slot -> changeNear(after).or(() -> changeNear(slot)));
        return change.isPresent() ? nextNearChange(after, change.get()) : usual;
    }

    /** The slots after a time, up to another one, but not more than a number of them. */
    public List<Instant> between(Instant after, Instant until, int most) {
        var slots = new ArrayList<Instant>();
        for (var slot = next(after);
                slot.isPresent() && !slot.get().isAfter(until) && slots.size() < most;
                slot = next(slot.get())) {
            slots.add(slot.get());
        }
        return slots;
    }

    /** By how much the clock is put forward or back around a time; empty when it is not. */
    private Optional<Duration> changeNear(Instant time) {
        var change = zone.getRules().nextTransition(time.minus(NEAR));
        return change == null || change.getInstant().isAfter(time.plus(NEAR))
                ? Optional.empty()
                : Optional.of(change.getDuration().abs());
    }

    private Optional<Instant> nextUsual(Instant after) {
        var local = cron.after(LocalDateTime.ofInstant(after, zone));
        while (local.isPresent()) {
            var instants = instants(local.get());
            if (!instants.isEmpty()) {
                return Optional.of(instants.get(0));
            }
            local = cron.after(local.get());
        }
        return Optional.empty();
    }

    /** Local times and instants are not in one order here: all that may be next are compared. */
    private Optional<Instant> nextNearChange(Instant after, Duration change) {
        var here = LocalDateTime.ofInstant(after, zone);
        Optional<Instant> next = Optional.empty();
        var last = here.plus(change);
        var local = cron.after(here.minus(change).minusNanos(1));
        while (local.isPresent() && (next.isEmpty() || !local.get().isAfter(last))) {
            for (var instant : instants(local.get())) {
                if (instant.isAfter(after) && (next.isEmpty() || instant.isBefore(next.get()))) {
                    last = next.isEmpty() ? later(last, local.get().plus(change)) : last;
                    next = Optional.of(instant);
                }
            }
            local = cron.after(local.get());
        }
        return next;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Instant> instants(LocalDateTime local) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return cron.isHourly() ? List.of() : List.of(local.atZone(zone).toInstant());
        }
        return offsets.stream()
                .limit(cron.isHourly() ? offsets.size() : 1)
                .map(local::toInstant)
                .toList();
    }
}
