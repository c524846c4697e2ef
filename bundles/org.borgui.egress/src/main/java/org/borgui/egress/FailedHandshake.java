package org.borgui.egress;

import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.jspecify.annotations.Nullable;

/**
 * Why encryption failed in a call. One thread of Jetty fails by it and closes the connection, on which another one may be writing:
 * what that one says, a closed channel, can reach the caller first.
 */
final class FailedHandshake implements SslHandshakeListener {

    private final AtomicReference<@Nullable Throwable> why = new AtomicReference<>();

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        if (failure instanceof SSLException) { // a connection that breaks off or stays silent is told as such
            why.compareAndSet(null, failure);
        }
    }

    Throwable orElse(Throwable other) {
        var failure = why.get();
        return failure == null ? other : failure;
    }
}
