package org.borgui.rest.events;

import static org.borgui.api.access.Permission.JOBS_VIEW;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import org.borgui.api.access.SessionService;
import org.borgui.rest.Callers;
import org.borgui.rest.jobs.JobViews;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /events/stream}: what happens to the jobs and plans the caller may view, as it happens. */
@Component(service = EventsResource.class)
@RestResource
@Path("events")
public final class EventsResource {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EventHub hub;
    private final JobViews views;
    private final SessionService sessions;

    @Activate
    public EventsResource(@Reference EventHub hub, @Reference JobViews views, @Reference SessionService sessions) {
        this.hub = hub;
        this.views = views;
        this.sessions = sessions;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Permit(JOBS_VIEW)
    public void stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SecurityContext security,
            @Context HttpServletResponse response,
            @Context Sse sse,
            @Context SseEventSink sink) {
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var caller = Callers.of(security);
        var writer = new EventWriter(caller, views, sse, sink);
        hub.add(new EventClient(caller, sessions, writer, PAUSE), number(lastEventId));
    }

    /** What is no number of ours counts as none. */
    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text).filter(id -> id.matches("[0-9]{1,18}")).map(Long::valueOf);
    }
}
