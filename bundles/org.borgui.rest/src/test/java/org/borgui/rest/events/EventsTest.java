package org.borgui.rest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.borgui.api.RefusedException;
import org.borgui.api.RunId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.JobState;
import org.borgui.api.job.Progress;
import org.borgui.api.plan.Run.State;
import org.borgui.rest.FakeServices;
import org.borgui.rest.FakeSessions;
import org.borgui.rest.Samples;
import org.borgui.rest.jobs.JobView;
import org.borgui.rest.jobs.JobViews;
import org.glassfish.jersey.media.sse.OutboundEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeServices fakes = new FakeServices();
    private final FakeSessions sessions = new FakeSessions();
    private final EventHub hub = new EventHub(Clock.systemUTC());
    private final JobViews views = new JobViews(new FakeServices.Access(), fakes.repositoryService, fakes.jobService);

    @AfterEach
    void close() throws InterruptedException {
        hub.close();
    }

    @Test
    void a_client_is_greeted_and_hears_what_happens() throws Exception {
        var sink = listen(Samples.ADMIN, Optional.empty(), LONG);
        assertThat(sink.next().getName()).isEqualTo("connection_established");
        hub.changed(Samples.job(7, "create", new JobState.Running(Samples.NOW)));
        var event = sink.next();
        assertThat(event.getName()).isEqualTo("job");
        assertThat(((JobView) event.getData()).state()).isEqualTo("running");
        hub.progressed(Samples.job(7, "create", new JobState.Running(Samples.NOW)), Progress.begun());
        assertThat(sink.next().getName()).isEqualTo("progress");
        hub.logged(Samples.job(7, "create", new JobState.Running(Samples.NOW)), 12);
        assertThat(sink.next().getData()).isEqualTo(new EventWriter.LogEvent(7, 12));
    }

    @Test
    void numbers_rise_and_a_client_that_comes_back_hears_what_it_missed() throws Exception {
        var first = listen(Samples.ADMIN, Optional.empty(), LONG);
        first.next();
        hub.changed(Samples.job(7, "create", new JobState.Queued()));
        long seen = Long.parseLong(first.next().getId());
        hub.changed(Samples.job(8, "create", new JobState.Queued()));
        hub.progressed(Samples.job(8, "create", new JobState.Queued()), Progress.begun());
        var again = listen(Samples.ADMIN, Optional.of(seen), LONG);
        assertThat(again.next().getData()).isEqualTo(new EventWriter.Connected(true));
        var missed = again.next();
        assertThat(((JobView) missed.getData()).id()).isEqualTo(8);
        assertThat(Long.parseLong(missed.getId())).isGreaterThan(seen);
    }

    @Test
    void a_client_that_was_away_too_long_is_told_so() throws Exception {
        var sink = listen(Samples.ADMIN, Optional.of(5L), LONG);
        assertThat(sink.next().getData()).isEqualTo(new EventWriter.Connected(false));
    }

    @Test
    void nobody_hears_of_jobs_they_may_not_view() throws Exception {
        var stranger = new Caller(
                new org.borgui.api.UserId(3),
                "eve",
                org.borgui.api.access.Role.VIEWER,
                Caller.Via.COOKIE,
                13,
                false,
                "");
        var job = Samples.job(7, "create", new JobState.Queued());
        var foreign = new org.borgui.api.job.Job(
                job.id(),
                new org.borgui.api.RepositoryId(6),
                job.path(),
                job.operation(),
                job.parameters(),
                job.by(),
                job.trigger(),
                null,
                job.created(),
                null,
                job.state(),
                null,
                job.results());
        var sink = listen(stranger, Optional.empty(), LONG);
        sink.next();
        hub.changed(foreign);
        hub.changed(Samples.job(8, "create", new JobState.Queued()));
        assertThat(((JobView) sink.next().getData()).id()).isEqualTo(8);
    }

    @Test
    void who_may_see_a_plan_hears_of_its_runs() throws Exception {
        var repository = Samples.repository(5, "docs-repo").id();
        var plan = Samples.plan(repository);
        var sink = listen(Samples.ADMIN, Optional.empty(), LONG);
        sink.next();
        hub.changed(new RunId(9), plan, State.SKIPPED);
        var event = sink.next();
        assertThat(event.getName()).isEqualTo("plan_run");
        assertThat(event.getData())
                .isEqualTo(new EventWriter.RunEvent(9, plan.id().value(), "skipped"));
    }

    @Test
    void a_silent_stream_is_kept_alive_until_its_session_ends() throws Exception {
        var sink = listen(Samples.ADMIN, Optional.empty(), Duration.ofMillis(20));
        sink.next();
        assertThat(sink.next().getComment()).isEqualTo("alive");
        sessions.live = false;
        var last = sink.next();
        while (last.getName() == null) {
            last = sink.next();
        }
        assertThat(last.getName()).isEqualTo("session_end");
        assertThat(sink.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closing_ends_every_stream_at_once() throws Exception {
        var sink = listen(Samples.ADMIN, Optional.empty(), LONG);
        sink.next();
        hub.close();
        assertThat(sink.isClosed()).isTrue();
        assertThat(hub.clients()).isZero();
        assertThatThrownBy(() -> listen(Samples.ADMIN, Optional.empty(), LONG)).isInstanceOf(RefusedException.class);
    }

    @Test
    void the_hundred_and_first_client_is_asked_to_come_later() {
        for (int i = 0; i < 100; i++) {
            listen(Samples.ADMIN, Optional.empty(), LONG);
        }
        assertThatThrownBy(() -> listen(Samples.ADMIN, Optional.empty(), LONG))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.reason().status()).isEqualTo(503));
    }

    @Test
    void a_full_queue_drops_progress_first_and_closes_when_there_is_none() throws Exception {
        var queue = new EventQueue(2);
        queue.offer(event(1, Event.Kind.PROGRESS, 1));
        queue.offer(event(2, Event.Kind.JOB, 1));
        queue.offer(event(3, Event.Kind.JOB, 2));
        assertThat(queue.take(Duration.ZERO).orElseThrow().id()).isEqualTo(2);
        queue.offer(event(4, Event.Kind.JOB, 3));
        queue.offer(event(5, Event.Kind.PROGRESS, 3));
        assertThat(queue.isClosed()).isFalse();
        queue.offer(event(6, Event.Kind.JOB, 4));
        assertThat(queue.isClosed()).isTrue();
    }

    @Test
    void newer_progress_takes_the_place_of_older() throws Exception {
        var queue = new EventQueue(9);
        queue.offer(event(1, Event.Kind.PROGRESS, 1));
        queue.offer(event(2, Event.Kind.PROGRESS, 2));
        queue.offer(event(3, Event.Kind.PROGRESS, 1));
        assertThat(queue.take(Duration.ZERO).orElseThrow().id()).isEqualTo(2);
        assertThat(queue.take(Duration.ZERO).orElseThrow().id()).isEqualTo(3);
        assertThat(queue.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void the_ring_forgets_the_oldest_and_knows_it() {
        var ring = new EventRing(2, 0);
        for (int id = 1; id <= 3; id++) {
            ring.add(event(id, Event.Kind.JOB, id));
        }
        assertThat(ring.after(0)).extracting(Event::id).containsExactly(2L, 3L);
        assertThat(ring.reaches(1)).isTrue();
        assertThat(ring.reaches(0)).isFalse();
    }

    private static Event event(long id, Event.Kind kind, long job) {
        var progress = kind == Event.Kind.PROGRESS ? Progress.begun() : null;
        return new Event(id, kind, Samples.job(job, "create", new JobState.Queued()), progress, 0, null);
    }

    private Sink listen(Caller caller, Optional<Long> seen, Duration pause) {
        var sink = new Sink();
        var writer = new EventWriter(caller, views, new Builders(), sink);
        hub.add(new EventClient(caller, sessions, writer, pause), seen);
        return sink;
    }

    /** Keeps what was sent. */
    private static final class Sink implements SseEventSink {
        private final BlockingQueue<OutboundSseEvent> sent = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        OutboundSseEvent next() throws InterruptedException {
            return Optional.ofNullable(sent.poll(10, TimeUnit.SECONDS)).orElseThrow();
        }

        @Override
        public boolean isClosed() {
            return closed.getCount() == 0;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            sent.add(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static final class Builders implements Sse {
        @Override
        public OutboundSseEvent.Builder newEventBuilder() {
            return new OutboundEvent.Builder();
        }

        @Override
        public SseBroadcaster newBroadcaster() {
            throw new UnsupportedOperationException();
        }
    }
}
