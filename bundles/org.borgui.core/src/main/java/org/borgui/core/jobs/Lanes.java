package org.borgui.core.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;

/**
 * A lane for each repository: one writer alone, or readers side by side. Jobs of a lane begin in the order they came, and
 * visitors let a waiting writer go first, so that no writer waits for ever behind readers.
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

        /** No visitor passes a waiting writer, unless a reading job is inside: it may need the visit to come to its end. */
        boolean admitsVisitor() {
            return admits(true) && (!inside.isEmpty() || waiting.stream().allMatch(Ticket::reading));
        }

        Stream<Ticket> all() {
            return Stream.concat(inside.stream(), waiting.stream());
        }

        boolean isEmpty() {
            return waiting.isEmpty() && inside.isEmpty() && visitors == 0;
        }
    }

    private final Map<RepositoryId, Lane> lanes = new HashMap<>();

    /** The jobs that stand in the way of another one, first those inside. */
    synchronized List<Job> blocking(RepositoryId repository, boolean reading) {
        var lane = lanes.get(repository);
        return lane == null
                ? List.of()
                : lane.all()
                        .filter(ticket -> !reading || !ticket.reading())
                        .map(Ticket::job)
                        .toList();
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

    /** Lets somebody read who is no job; empty when let in, else the job that writes, or waits to. */
    synchronized Optional<Job> visit(RepositoryId repository, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var lane = lanes.computeIfAbsent(repository, id -> new Lane());
        while (!lane.admitsVisitor()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return lane.all()
                        .filter(ticket -> !ticket.reading())
                        .map(Ticket::job)
                        .findFirst();
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
