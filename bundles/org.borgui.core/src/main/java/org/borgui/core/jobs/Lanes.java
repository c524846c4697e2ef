package org.borgui.core.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Crowd;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobGroup;
import org.borgui.api.job.JobLimits;

/**
 * A lane for each repository: one writer alone, or readers side by side. Jobs of a lane begin in the order they came, and
 * visitors let a waiting writer go first, so that no writer waits for ever behind readers.
 *
 * <p>Besides its lane a job needs one of its group's {@link Places}. It takes both in one step or neither, and asks for
 * nothing more while it runs: nobody holds one of them and waits for the other, so there is no deadlock, and no place lies
 * idle in the hands of a job whose repository is busy. A job that has no place to get is as good as not there for its lane:
 * others, and visitors, pass it, and it is not in the way of a restore. When a place gets free, the oldest job begins whose
 * lane is free as well; one whose lane is not keeps its lane from filling again, as any waiting writer does.
 */
final class Lanes {

    /**
     * A job in a lane.
     *
     * @param begin hands it to a thread without blocking, and says whether it was taken; a job that was ends with {@link #leave}
     */
    record Ticket(Job job, boolean reading, BooleanSupplier begin) {

        JobGroup group() {
            return JobGroup.of(job);
        }
    }

    private record Waiting(RepositoryId repository, Ticket ticket) {}

    private static final class Lane {
        final List<Ticket> inside = new ArrayList<>();
        int visitors;

        boolean admits(boolean reading) {
            return reading ? inside.stream().allMatch(Ticket::reading) : inside.isEmpty() && visitors == 0;
        }

        boolean isEmpty() {
            return inside.isEmpty() && visitors == 0;
        }
    }

    private final Map<RepositoryId, Lane> lanes = new HashMap<>();
    private final Map<JobId, Waiting> waiting = new LinkedHashMap<>(); // of all lanes, in the order they came
    private final Places places = new Places();

    synchronized void limit(JobLimits limits) {
        places.limit(limits);
        pump();
    }

    synchronized void limitOthers(int most) {
        places.limitOthers(most);
        pump();
    }

    /** What a waiting job waits for that is not its lane. */
    synchronized Optional<Crowd> crowd(JobId job) {
        return Optional.ofNullable(waiting.get(job))
                .map(found -> found.ticket().group())
                .filter(group -> !places.isFree(group))
                .map(places::crowd);
    }

    /** The jobs that stand in the way of another one, first those inside. */
    synchronized List<Job> blocking(RepositoryId repository, boolean reading) {
        return Stream.concat(inside(repository), reading ? next(repository) : waiting(repository))
                .filter(ticket -> !reading || !ticket.reading())
                .map(Ticket::job)
                .toList();
    }

    /** @param told runs before the job can begin; it must not block */
    synchronized void enter(RepositoryId repository, Ticket ticket, Runnable told) {
        waiting.put(ticket.job().id(), new Waiting(repository, ticket));
        told.run();
        pump();
    }

    /** Takes a job out that has not begun. */
    synchronized boolean withdraw(Job job) {
        boolean was = waiting.remove(job.id()) != null;
        pump();
        return was;
    }

    synchronized void leave(RepositoryId repository, Job job) {
        var lane = lane(repository);
        if (lane.inside.removeIf(ticket -> ticket.job().id().equals(job.id()))) {
            places.giveBack(JobGroup.of(job));
        }
        tidy(repository);
        pump();
    }

    /** Lets somebody read who is no job; empty when let in, else the job that writes, or waits to. */
    synchronized Optional<Job> visit(RepositoryId repository, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!admitsVisitor(repository)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Stream.concat(inside(repository), next(repository))
                        .filter(ticket -> !ticket.reading())
                        .map(Ticket::job)
                        .findFirst();
            }
            wait(left);
        }
        lane(repository).visitors++;
        return Optional.empty();
    }

    synchronized void endVisit(RepositoryId repository) {
        lane(repository).visitors--;
        tidy(repository);
        pump();
    }

    /** No visitor passes a waiting writer, unless a reading job is inside: it may need the visit to come to its end. */
    private boolean admitsVisitor(RepositoryId repository) {
        var inside = inside(repository).toList();
        return inside.isEmpty()
                ? next(repository).allMatch(Ticket::reading)
                : inside.stream().allMatch(Ticket::reading);
    }

    private Stream<Ticket> inside(RepositoryId repository) {
        var lane = lanes.get(repository);
        return lane == null ? Stream.empty() : lane.inside.stream();
    }

    private Stream<Ticket> waiting(RepositoryId repository) {
        return waiting.values().stream()
                .filter(one -> one.repository().equals(repository))
                .map(Waiting::ticket);
    }

    /** Those that wait for the lane alone. */
    private Stream<Ticket> next(RepositoryId repository) {
        return waiting(repository).filter(ticket -> places.isFree(ticket.group()));
    }

    private Lane lane(RepositoryId repository) {
        return lanes.computeIfAbsent(repository, id -> new Lane());
    }

    private void tidy(RepositoryId repository) {
        if (lane(repository).isEmpty()) {
            lanes.remove(repository);
        }
    }

    /** A job that no thread takes, because its engine is being stopped, holds nothing. */
    private void begin(RepositoryId repository, Ticket ticket) {
        places.take(ticket.group());
        lane(repository).inside.add(ticket);
        if (!ticket.begin().getAsBoolean()) {
            lane(repository).inside.remove(ticket);
            places.giveBack(ticket.group());
        }
    }

    /** Begins all that can begin, the oldest first. */
    private void pump() {
        var kept = new HashSet<RepositoryId>(); // lanes that an older job waits for
        for (var left = waiting.values().iterator(); left.hasNext(); ) {
            var one = left.next();
            var ticket = one.ticket();
            if (!places.isFree(ticket.group()) || kept.contains(one.repository())) {
                continue;
            }
            if (lane(one.repository()).admits(ticket.reading())) {
                left.remove();
                begin(one.repository(), ticket);
            } else {
                kept.add(one.repository());
            }
            tidy(one.repository());
        }
        notifyAll();
    }
}
