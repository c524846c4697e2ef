package org.borgui.rest.events;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.rest.jobs.JobView.ProgressView;
import org.borgui.rest.jobs.JobViews;

/** Writes events to one client. Each call says whether the client is still there; each may wait for a slow one. */
final class EventWriter {

    /** The first event of every stream; {@code complete} is false when the client has to read everything anew. */
    record Connected(boolean complete) {}

    /** How far a job is. */
    record ProgressEvent(long id, ProgressView progress) {}

    /** A log has grown. */
    record LogEvent(long id, long totalLines) {}

    /** A run of a plan was made, has changed or has ended; or there was none although it was due. */
    record RunEvent(long id, long backupPlanId, String status) {}

    /** The session is over, and with it the stream. */
    record SessionEnd(String message) {}

    private final Caller caller;
    private final JobViews views;
    private final Sse sse;
    private final SseEventSink sink;

    EventWriter(Caller caller, JobViews views, Sse sse, SseEventSink sink) {
        this.caller = caller;
        this.views = views;
        this.sse = sse;
        this.sink = sink;
    }

    boolean connected(long newest, boolean complete) {
        return send(data("connection_established", new Connected(complete))
                .id(Long.toString(newest))
                .build());
    }

    /** Sends an event, unless the caller may not know of its job or its plan at this moment. */
    boolean event(Event event) {
        var body = body(event);
        return body.isEmpty()
                || send(data(event.kind().wire(), body.get())
                        .id(Long.toString(event.id()))
                        .build());
    }

    private Optional<Object> body(Event event) {
        var run = event.run();
        var job = event.job();
        if (run != null) {
            return Optional.<Object>of(new RunEvent(
                            run.id().value(),
                            run.plan().id().value(),
                            run.state().wire()))
                    .filter(body -> views.mayView(caller, run.plan()));
        }
        return job == null || !views.mayView(caller, job) ? Optional.empty() : Optional.of(body(event, job));
    }

    private Object body(Event event, Job job) {
        long id = job.id().value();
        var progress = event.progress();
        if (event.kind() == Event.Kind.LOG) {
            return new LogEvent(id, event.lines());
        }
        return progress == null ? views.of(caller, job) : new ProgressEvent(id, ProgressView.of(progress));
    }

    /** Keeps proxies from closing a silent connection. */
    boolean alive() {
        return send(sse.newEventBuilder().comment("alive").build());
    }

    boolean sessionEnded() {
        send(data("session_end", new SessionEnd("The session is over. Sign in again."))
                .build());
        return false;
    }

    void close() {
        sink.close();
    }

    private OutboundSseEvent.Builder data(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data);
    }

    private boolean send(OutboundSseEvent event) {
        try {
            return !sink.send(event).toCompletableFuture().isCompletedExceptionally();
        } catch (IllegalStateException e) {
            return false; // closed, by the client or by us
        }
    }
}
