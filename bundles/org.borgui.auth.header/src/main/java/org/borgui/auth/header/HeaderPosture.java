package org.borgui.auth.header;

import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.borgui.spi.web.HttpListener;

/** Tells that headers sign people in, and when others than the proxies can connect. */
final class HeaderPosture implements PostureCheck {

    private final String header;
    private final HttpListener listener;

    HeaderPosture(String header, HttpListener listener) {
        this.header = header;
        this.listener = listener;
    }

    @Override
    public List<Weakness> look() {
        var on = new Weakness(
                "sign-in.header",
                Severity.MEDIUM,
                "A proxy signs people in",
                "Whoever controls a listed proxy is any user: the server believes its header %s.".formatted(header),
                "Make sure that the proxy replaces this header in every request, or unset DISABLE_AUTHENTICATION.",
                null,
                "");
        var reachable = new Weakness(
                "sign-in.header-reachable",
                Severity.HIGH,
                "Others than the proxy can connect",
                "The server listens on more than this machine's loopback address, and a header signs people in. Who can send from"
                        + " a proxy's address, such as another program in its network, is any user.",
                "Set HOST=127.0.0.1 and run the proxy on this machine, or keep the port within a network that only the"
                        + " proxy is in.",
                null,
                "");
        return listener.isLoopback() ? List.of(on) : List.of(on, reachable);
    }
}
