package org.borgui.core.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;

/**
 * A lane for each repository: one writer alone, or readers side by side. Jobs of a lane begin in the order they came, so
 * that no writer waits for ever behind readers.
 */
final class Lanes {

    /** A job in a lane, and what hands it to a thread: that must not block, and the job ends with {@link #leave}. */
    record Ticket(Job job, boolean reading, Runnable begin) {}

    private static final class Lane {
        final Deque<Ticket> waiting = new ArrayDeque<>();
        final List<Ticket> inside = new ArrayList<>();
        int visitors;

        boolean admits(boolean reading) {
            return reading ? inside.stream().allMatch(Ticket::reading) : inside.isEmpty() && visitors == 0;
        }

        boolean isEmpty() {
            return waiting.isEmpty() && inside.isEmpty() && visitors == 0;
        }
    }

    private final Map<RepositoryId, Lane> lanes = new HashMap<>();

    /** The job that stands in the way of another one, if any does. */
    synchronized Optional<Job> blocking(RepositoryId repository, boolean reading) {
        var lane = lanes.get(repository);
        if (lane == null) {
            return Optional.empty();
        }
        return java.util.stream.Stream.concat(lane.inside.stream(), lane.waiting.stream())
                .filter(ticket -> !reading || !ticket.reading())
                .map(Ticket::job)
                .findFirst();
    }

    synchronized void enter(RepositoryId repository, Ticket ticket) {
        lanes.computeIfAbsent(repository, id -> new Lane()).waiting.add(ticket);
        pump(repository);
    }

    /** Takes a job out that has not begun. */
    synchronized boolean withdraw(RepositoryId repository, Job job) {
        var lane = lanes.get(repository);
        boolean was = lane != null
                && lane.waiting.removeIf(ticket -> ticket.job().id().equals(job.id()));
        pump(repository);
        return was;
    }

    synchronized void leave(RepositoryId repository, Job job) {
        var lane = lanes.get(repository);
        if (lane != null) {
            lane.inside.removeIf(ticket -> ticket.job().id().equals(job.id()));
            pump(repository);
        }
    }

    /** Lets somebody read who is no job; empty when let in, else the job that kept the lane busy all the time. */
    synchronized Optional<Job> visit(RepositoryId repository, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var lane = lanes.computeIfAbsent(repository, id -> new Lane());
        while (!lane.admits(true)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.of(lane.inside.get(0).job());
            }
            wait(left);
            lane = lanes.computeIfAbsent(repository, id -> new Lane());
        }
        lane.visitors++;
        return Optional.empty();
    }

    synchronized void endVisit(RepositoryId repository) {
        var lane = lanes.get(repository);
        if (lane != null) {
            lane.visitors--;
            pump(repository);
        }
    }

    private void pump(RepositoryId repository) {
        var lane = lanes.get(repository);
        if (lane == null) {
            return;
        }
        for (var next = lane.waiting.peek(); next != null && lane.admits(next.reading()); next = lane.waiting.peek()) {
            lane.waiting.poll();
            lane.inside.add(next);
            next.begin().run();
        }
        if (lane.isEmpty()) {
            lanes.remove(repository);
        }
        notifyAll();
    }
}
