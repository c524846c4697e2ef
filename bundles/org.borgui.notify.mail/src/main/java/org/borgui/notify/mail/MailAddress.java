package org.borgui.notify.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.Secret;
import org.borgui.spi.notice.AddressParts;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is sent and through which server:
 * {@code mailtos://user:password@host:port?smtp=host&from=address&to=address,address&name=Borg UI&mode=starttls|ssl}.
 *
 * @param user null when the server asks for none
 */
record MailAddress(
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        InternetAddress from,
        List<InternetAddress> to) {

    /** How the way to the server is kept secret. */
    enum Encryption {
        /** From the first byte. */
        SSL(465),
        /** After a greeting; without it nothing is sent. */
        STARTTLS(587),
        /** If the server offers it. Only without a password. */
        IF_OFFERED(25);

        private final int port;

        Encryption(int port) {
            this.port = port;
        }
    }

    private static final Set<String> OPTIONS = Set.of("smtp", "from", "to", "name", "mode", "user", "pass");

    static MailAddress of(Secret address) {
        var parts = AddressParts.of(address);
        parts.requireOptions(OPTIONS);
        var encryption = encryption(parts);
        var user = parts.option("user").orElse(parts.user());
        var password = parts.option("pass").orElse(parts.password());
        if (password != null && encryption == Encryption.IF_OFFERED) {
            throw AddressParts.refused(
                    "mailto:// could send the password readable for everybody on the way. Use mailtos://, which encrypts.");
        }
        var from = from(parts, user);
        return new MailAddress(
                parts.option("smtp").orElse(parts.host()),
                parts.port() < 0 ? encryption.port : parts.port(),
                encryption,
                password == null ? null : user,
                password,
                from,
                to(parts, from));
    }

    private static Encryption encryption(AddressParts parts) {
        var mode = parts.option("mode").map(text -> text.toLowerCase(Locale.ROOT));
        if (mode.isEmpty()) {
            return parts.scheme().equals("mailto") ? Encryption.IF_OFFERED : Encryption.STARTTLS;
        }
        return switch (mode.get()) {
            case "ssl" -> Encryption.SSL;
            case "starttls" -> Encryption.STARTTLS;
            default -> throw AddressParts.refused("The mode of a mail server is starttls or ssl.");
        };
    }

    private static InternetAddress from(AddressParts parts, @Nullable String user) {
        var own =
                user == null || user.contains("@") ? Optional.ofNullable(user) : Optional.of(user + "@" + parts.host());
        var from = address(parts.option("from")
                .or(() -> own)
                .orElseThrow(
                        () -> AddressParts.refused("The address does not say who writes. Add ?from=name@example.org")));
        parts.option("name").ifPresent(name -> named(from, name));
        return from;
    }

    private static void named(InternetAddress address, String name) {
        try {
            address.setPersonal(name.replaceAll("\\p{Cntrl}", " "), "UTF-8");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static List<InternetAddress> to(AddressParts parts, InternetAddress from) {
        var to = parts.option("to")
                .map(list -> Arrays.stream(list.split(",")).map(String::strip).toList());
        return to.isEmpty()
                ? List.of(from)
                : to.get().stream().map(MailAddress::address).toList();
    }

    private static InternetAddress address(String text) {
        try {
            var address = new InternetAddress(text, true);
            address.validate();
            return address;
        } catch (AddressException e) { // its own words repeat what may be a password
            throw AddressParts.refused(
                    "'from' and 'to' are mail addresses, such as name@example.org, separated by commas.");
        }
    }
}
