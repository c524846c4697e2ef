package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.access.Caller;
import org.borgui.api.access.DownloadService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Tickets for downloads, in memory: each is good once, for some minutes, for one address and for the session that asked.
 * What has a ticket in its address is worth nothing to whoever finds it in a history or a chat.
 */
@Component(service = {DownloadTickets.class, DownloadService.class})
public final class DownloadTickets implements DownloadService {

    static final Duration LIFE = Duration.ofMinutes(5);

    /** Of all sessions together; beyond it the oldest go. */
    static final int MOST = 10_000;

    private static final int BYTES = 24;

    /** As browsers send it: nothing but visible ASCII. */
    private static final Pattern PATH = Pattern.compile("/api/[!-~]{1,8000}");

    /** The ticket comes last, so that what stands before it is what was asked for. */
    private static final Pattern TICKET = Pattern.compile("^(?:(.*)&)?ticket=([^&]*)$");

    private record Issued(long user, long session, String path, Instant since) {

        boolean isGood(Caller caller, String asked, Instant now) {
            return user == caller.user().value()
                    && session == caller.session()
                    && path.equals(asked)
                    && !now.isBefore(since)
                    && now.isBefore(since.plus(LIFE));
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Issued> issued = new LinkedHashMap<>();

    @Activate
    public DownloadTickets() {
        this(Clock.systemUTC());
    }

    DownloadTickets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Ticket ticket(Caller caller, String path) {
        if (!PATH.matcher(path).matches()) {
            throw Refusals.noDownload();
        }
        var text = Hashes.random(random, BYTES);
        var now = clock.instant();
        keep(text, new Issued(caller.user().value(), caller.session(), path, now));
        return new Ticket(path + (path.indexOf('?') < 0 ? "?" : "&") + "ticket=" + text, now.plus(LIFE));
    }

    /**
     * Takes the ticket of this request, if it carries one.
     *
     * @return whether it did
     * @throws org.borgui.api.RefusedException {@code NOT_FOUND} when its ticket is not, or no longer, good for it
     */
    boolean spend(Caller caller, HttpServletRequest request) {
        var ticket =
                TICKET.matcher(Optional.ofNullable(request.getQueryString()).orElse(""));
        if (!ticket.matches()) {
            return false;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var asked = ticket.group(1) == null ? path : path + "?" + ticket.group(1);
        var known = take(ticket.group(2));
        if (known == null || !known.isGood(caller, asked, clock.instant())) {
            throw Refusals.downloadIsOver();
        }
        return true;
    }

    private synchronized void keep(String text, Issued ticket) {
        issued.values().removeIf(old -> old.since().plus(LIFE).isBefore(ticket.since()));
        issued.put(text, ticket);
        if (issued.size() > MOST) {
            issued.remove(issued.keySet().iterator().next());
        }
    }

    private synchronized @Nullable Issued take(String text) {
        return issued.remove(text);
    }
}
