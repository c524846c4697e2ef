package org.borgui.notify.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import javax.net.ssl.SSLException;
import org.borgui.egress.ForbiddenPlaceException;

/** What can go wrong with a mail server, in sentences; without what the server said, which may repeat passwords. */
final class Troubles {

    private Troubles() {}

    static String sentence(String host, MessagingException trouble) {
        if (trouble instanceof AuthenticationFailedException) {
            return "The mail server '%s' does not accept this user and password.".formatted(host);
        }
        if (trouble instanceof SendFailedException) {
            return "The mail server '%s' does not take mail from this sender to these recipients.".formatted(host);
        }
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "The certificate of the mail server '%s' is not valid for it, or encryption failed."
                        .formatted(host);
            }
            if (cause instanceof ForbiddenPlaceException) {
                return String.valueOf(cause.getMessage());
            }
        }
        if (String.valueOf(trouble.getMessage()).contains("STARTTLS")) {
            return "The mail server '%s' offers no STARTTLS, so nothing was sent. Its encrypted port may be another one."
                    .formatted(host);
        }
        return "The mail server '%s' could not be reached, or does not answer.".formatted(host);
    }
}
