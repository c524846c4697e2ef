package org.borgui.notify.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.borgui.api.Secret;
import org.borgui.api.notice.Notice;
import org.borgui.egress.Egress;
import org.borgui.spi.notice.Notifier;
import org.borgui.spi.notice.NotifierSchemes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each notice as one plain text mail, by SMTP. The same notice has the same Message-ID. */
@Component
@NotifierSchemes(schemes = {"mailto", "mailtos"})
public final class SmtpNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpNotifier.class);
    private static final String PATIENCE_MS = "10000";

    private final Egress egress;

    @Activate
    public SmtpNotifier(@Reference Egress egress) {
        this.egress = egress;
    }

    @Override
    public void requireAddress(Secret address) {
        MailAddress.of(address);
    }

    @Override
    public void deliver(Notice notice, Secret address) throws IOException {
        var place = MailAddress.of(address);
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(SmtpNotifier.class.getClassLoader()); // where Angus looks for its parts
        try {
            send(notice, place, place.to());
            if (notice.concerns() != null) {
                sendToWhomItConcerns(notice, place);
            }
        } catch (MessagingException e) {
            throw new IOException(Troubles.sentence(place.host(), e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void send(Notice notice, MailAddress place, List<InternetAddress> to) throws MessagingException {
        var session = Session.getInstance(properties(place));
        var message = new Mail(session, notice.token());
        message.setFrom(place.from());
        message.setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
        message.setSubject(notice.title(), StandardCharsets.UTF_8.name());
        message.setText(notice.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notice.at()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answers it
        message.saveChanges();
        try (var transport = session.getTransport()) {
            transport.connect(place.host(), place.port(), place.user(), place.password());
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /**
     * The same to the user whose account it is about. An address that is not taken keeps nothing from the others: it is
     * whatever that user has entered.
     */
    private void sendToWhomItConcerns(Notice notice, MailAddress place) {
        try {
            var one = new InternetAddress(notice.concerns(), true);
            if (!place.to().contains(one)) {
                send(notice, place, List.of(one));
            }
        } catch (MessagingException e) {
            LOG.warn(
                    "The notice '{}' could not be sent to the user it is about: {}",
                    notice.key(),
                    Troubles.sentence(place.host(), e));
        }
    }

    private Properties properties(MailAddress place) {
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.socketFactory", egress.sockets());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        properties.put("mail.smtp.timeout", PATIENCE_MS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MS);
        properties.put("mail.smtp.auth", String.valueOf(place.password() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (place.encryption()) {
            case SSL -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case IF_OFFERED -> properties.put("mail.smtp.starttls.enable", "true");
        }
        return properties;
    }

    private static final class Mail extends MimeMessage {

        private final String key;

        Mail(Session session, String key) {
            super(session);
            this.key = key;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<%s@borg-ui.invalid>".formatted(key));
        }
    }
}
