package org.borgui.egress;

import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What can go wrong with a call, in sentences; without what libraries say, which people cannot act on. */
final class Troubles {

    private Troubles() {}

    static String sentence(String host, Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return "The certificate of '%s' is not valid for it, or encryption failed.".formatted(host);
            }
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
                return "'%s' did not answer in time.".formatted(host);
            }
        }
        return "'%s' could not be reached, or refuses connections.".formatted(host);
    }
}
