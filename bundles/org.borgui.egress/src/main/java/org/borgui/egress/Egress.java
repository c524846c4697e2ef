package org.borgui.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Every connection that the server opens to somewhere an address of a setting names goes through here, so that no setting
 * makes it talk to itself, to its neighbours on the same machine or to a cloud's metadata. A name is resolved once, and
 * what was judged is what is connected to. May be called from any thread; blocks.
 */
@ProviderType
public interface Egress {

    /** Most bytes of an answer that are read. */
    int MOST_BYTES = 1 << 20;

    /**
     * A request of HTTP.
     *
     * @param address {@code http} or {@code https}, without user and password: those are a header
     * @param body empty for none
     */
    record Call(String method, URI address, Map<String, String> headers, String body) {

        public Call {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What came back.
     *
     * @param body at most {@value Egress#MOST_BYTES} bytes of what came of it, as UTF-8
     */
    record Answer(int status, String body) {}

    /**
     * The addresses of a host, when all of them may be connected to.
     *
     * @throws ForbiddenPlaceException when one may not
     * @throws java.net.UnknownHostException when there are none
     */
    List<InetAddress> resolve(String host) throws IOException;

    /**
     * Makes one call. Follows no redirect, connects within 10 seconds and waits no longer than 10 seconds for each part of
     * the answer. Certificates are checked. A status is an answer, also when its body breaks off.
     *
     * @throws IOException with a sentence for people when there was no answer
     */
    Answer call(Call call) throws IOException, InterruptedException;

    /**
     * The same, with another patience than 10 seconds: to connect, and for each part of the answer; for all of it twice as
     * much.
     */
    Answer call(Call call, Duration patience) throws IOException, InterruptedException;

    /**
     * Makes plain {@link Socket}s for libraries that speak something else than HTTP. They connect to judged addresses alone,
     * and are closed 25 seconds after they began to, whatever the other side does.
     */
    SocketFactory sockets();
}
