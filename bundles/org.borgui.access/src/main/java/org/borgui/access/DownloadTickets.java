package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.DownloadService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Tickets for downloads, in memory: each is good once, for some minutes, for one address and for the session that asked.
 * What has a ticket in its address is worth nothing to whoever finds it in a history or a chat.
 */
@Component(service = {DownloadTickets.class, DownloadService.class})
public final class DownloadTickets implements DownloadService {

    static final Duration LIFE = Duration.ofMinutes(5);

    /** As browsers send it: nothing but visible ASCII. */
    private static final Pattern PATH = Pattern.compile("/api/[!-~]{1,8000}");

    /** The ticket comes last, so that what stands before it is what was asked for. */
    private static final Pattern TICKET = Pattern.compile("^(?:(.*)&)?ticket=([^&]*)$");

    /** For which session it was made, and for which address, of which its hash is enough. */
    private record Issued(UserId user, long session, String hash) {

        static Issued to(Caller caller, String path) {
            return new Issued(caller.user(), caller.session(), Hashes.sha256(path));
        }
    }

    private final Clock clock;
    private final OneShots<Issued> issued;

    @Activate
    public DownloadTickets() {
        this(Clock.systemUTC());
    }

    DownloadTickets(Clock clock) {
        this.clock = clock;
        this.issued = new OneShots<>(clock, LIFE);
    }

    @Override
    public Ticket ticket(Caller caller, String path) {
        if (!PATH.matcher(path).matches()) {
            throw Refusals.noDownload();
        }
        var text = issued.keep(Issued.to(caller, path), caller.user() + " " + caller.session())
                .reveal();
        return new Ticket(
                path + (path.indexOf('?') < 0 ? "?" : "&") + "ticket=" + text,
                clock.instant().plus(LIFE));
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
        var good = issued.take(Secret.of(ticket.group(2))).filter(Issued.to(caller, asked)::equals);
        if (good.isEmpty()) {
            throw Refusals.downloadIsOver();
        }
        return true;
    }
}
