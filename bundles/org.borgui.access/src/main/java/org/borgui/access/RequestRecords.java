package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEvent.Change;
import org.borgui.spi.web.RequestGate.Answered;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records what requests changed, with the documents that were written meanwhile, what they took away, and what was refused. */
@Component(service = RequestRecords.class)
public final class RequestRecords {

    private final State state;
    private final Trail trail;
    private final Seldom strangers;

    @Activate
    public RequestRecords(@Reference State state, @Reference Trail trail) {
        this(state, trail, Clock.systemUTC());
    }

    RequestRecords(State state, Trail trail, Clock clock) {
        this.state = state;
        this.trail = trail;
        this.strangers = new Seldom(clock, Duration.ofMinutes(1));
    }

    /** A request begins on this thread. */
    void begin() {
        state.follow();
    }

    void end(Caller caller, Answered answer, HttpServletRequest request) {
        var changes = state.followed().stream()
                .map(change -> new Change(change.collection(), change.id(), change.before(), change.after()))
                .toList();
        var action = request.getMethod() + " " + answer.route();
        var kind = RequestKind.of(request.getMethod(), answer.route());
        if (answer.status() == 401 || answer.status() == 403) {
            refused(caller, answer, request, action);
        } else if (answer.takesOut() && answer.status() < 400) {
            record(caller, "download", answer, request, action, changes);
        } else if (kind.isRecorded(answer.status(), !changes.isEmpty())) {
            record(caller, kind.type(), answer, request, action, changes);
        }
    }

    /** A stranger's refusals are recorded once a minute for each address: whoever may not come in must not fill the log. */
    private void refused(Caller caller, Answered answer, HttpServletRequest request, String action) {
        if (answer.route().isEmpty()) {
            return;
        }
        if (caller.isSignedIn() || (hasCredentials(request) && strangers.isDue(Throttle.source(caller.address())))) {
            record(caller, "refused", answer, request, action, List.of());
        }
    }

    private void record(
            Caller caller,
            String type,
            Answered answer,
            HttpServletRequest request,
            String action,
            List<Change> changes) {
        var object = RouteObject.of(answer.route(), path(request));
        trail.request(caller, type, answer.status() < 400, answer.requestId(), action, object, changes);
    }

    private static boolean hasCredentials(HttpServletRequest request) {
        return request.getHeader(Credentials.HEADER) != null || request.getHeader(Credentials.OWN_HEADER) != null;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
