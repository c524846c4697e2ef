package org.borgui.spi.web;

import java.net.InetAddress;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The door of the server: where it listens, and which proxies may speak for others. There while it listens; another
 * configuration takes it away and brings a new one. Any thread.
 */
@ProviderType
public interface HttpListener {

    /** Request attribute: the {@link InetAddress} at the other end of the connection, whatever headers say. */
    String PEER = "org.borgui.http.peer";

    /**
     * Request attribute: the names, in lower case, of the headers that were taken out of the request because the peer is
     * no listed proxy; a {@code Set<String>}. Absent when there were none.
     */
    String REMOVED = "org.borgui.http.removed";

    /** Whether only this machine can connect. */
    boolean isLoopback();

    /** Whether any proxy is listed. */
    boolean hasProxies();

    /** Whether this address is one of a listed proxy. */
    boolean isProxy(InetAddress peer);
}
