package org.borgui.rest.events;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.State;
import org.borgui.rest.events.Event.Kind;
import org.borgui.rest.events.Event.RunChange;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.plan.RunListener;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Hands what happens to jobs and to runs of plans to all who listen. Called from the engine, so it only puts events into queues; each client
 * has a thread of its own that writes.
 */
@Component(service = {EventHub.class, JobListener.class, RunListener.class})
public final class EventHub implements JobListener, RunListener {

    private static final int MOST_CLIENTS = 100;
    private static final int KEPT = 1000;

    private final Set<EventClient> clients = new HashSet<>();
    private final EventRing ring;
    private long last;
    private boolean closed;

    @Activate
    public EventHub() {
        this(Clock.systemUTC());
    }

    /** Numbers begin with the time, so that they rise over restarts. */
    EventHub(Clock clock) {
        last = clock.millis() * 1000;
        ring = new EventRing(KEPT, last);
    }

    @Override
    public void changed(Job job) {
        publish(Kind.JOB, job, null, 0);
    }

    @Override
    public void progressed(Job job, Progress progress) {
        publish(Kind.PROGRESS, job, progress, 0);
    }

    @Override
    public void logged(Job job, long lines) {
        publish(Kind.LOG, job, null, lines);
    }

    @Override
    public void changed(RunId run, Plan plan, State state) {
        publish(new Event(0, Kind.PLAN_RUN, null, null, 0, new RunChange(run, plan, state)));
    }

    private void publish(Kind kind, Job job, @Nullable Progress progress, long lines) {
        publish(new Event(0, kind, job, progress, lines, null));
    }

    private synchronized void publish(Event unnumbered) {
        last++;
        var event = unnumbered.numbered(last);
        ring.add(event);
        clients.forEach(client -> client.queue().offer(event));
    }

    /**
     * Takes a client in and begins to write to it.
     *
     * @param seen the last event it has seen, empty when it is new
     */
    synchronized void add(EventClient client, Optional<Long> seen) {
        if (closed || clients.size() >= MOST_CLIENTS) {
            throw new RefusedException(
                    Reason.UNAVAILABLE,
                    "backend.errors.events.tooManyStreams",
                    "Too many clients follow the events of this server. Try again in a minute.");
        }
        seen.ifPresent(id -> ring.after(id).forEach(client.queue()::offer));
        clients.add(client);
        client.start(last, seen.isEmpty() || ring.reaches(seen.get()), this::remove);
    }

    private synchronized void remove(EventClient client) {
        clients.remove(client);
    }

    synchronized int clients() {
        return clients.size();
    }

    /** Ends all streams at once. */
    @Deactivate
    void close() throws InterruptedException {
        List<EventClient> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(clients);
        }
        open.forEach(EventClient::close);
        for (EventClient client : open) {
            client.join();
        }
    }
}
