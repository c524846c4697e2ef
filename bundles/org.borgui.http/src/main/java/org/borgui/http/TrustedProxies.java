package org.borgui.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.borgui.spi.web.HttpListener;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Forwarded-*} is honoured from listed peers and removed from anybody else. The client is the rightmost hop that
 * is no listed proxy, because everything to its left is what the client chose to send; of {@code -Host}, {@code -Port} and
 * {@code -Proto} the last value counts for the same reason. {@code Forwarded} and other ways to say the same are always
 * removed: many proxies pass on untouched what they do not know.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern SCHEME = Pattern.compile("(?i)https?");
    private static final Pattern PORT =
            Pattern.compile("[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]");
    private static final Pattern ANY = Pattern.compile(".*");

    /** What Jetty would understand as well, and nobody has to say. */
    private static final Set<String> NEVER =
            Set.of("forwarded", "x-forwarded-server", "x-proxied-https", "proxy-auth-cert", "proxy-ssl-id");

    private final Strangers strangers = new Strangers(Clock.systemUTC());
    private final InetAddressSet trusted = new InetAddressSet();
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();
    private boolean trustsAny;

    private TrustedProxies() {}

    /**
     * The peers to trust: addresses or CIDR blocks.
     *
     * @throws IllegalArgumentException for a great part of the internet, or for what is no address; the message is a
     *     sentence
     */
    static TrustedProxies of(List<String> addresses) {
        var proxies = new TrustedProxies();
        addresses.forEach(proxies::trust);
        return proxies;
    }

    private void trust(String text) {
        var parts = text.split("/", 2);
        var address = inDigits(parts[0]);
        if (address == null || !(parts.length == 1 || PREFIX.matcher(parts[1]).matches())) {
            throw new IllegalArgumentException(
                    "The trusted proxy '%s' is neither an address nor a CIDR block.".formatted(text));
        }
        if (parts.length == 2 && Integer.parseInt(parts[1]) < narrowest(address)) {
            throw new IllegalArgumentException(
                    ("The trusted proxy '%s' is the whole internet, or a great part of it: anybody there could then "
                                    + "claim any address. List the addresses of the proxies themselves.")
                            .formatted(text));
        }
        trusted.add(text);
        trustsAny = true;
    }

    /** The largest networks that are anybody's own have prefixes of 8 and, for IPv6, 7 bits. */
    private static int narrowest(InetAddress address) {
        return address instanceof Inet4Address ? 8 : 7;
    }

    boolean trustsAny() {
        return trustsAny;
    }

    boolean trusts(@Nullable InetAddress address) {
        return address != null && trusted.test(address);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        var peer = peer(request);
        request.setAttribute(HttpListener.PEER, peer);
        var headers = request.getHeaders();
        if (headers.stream().noneMatch(TrustedProxies::speaksForOthers)) {
            return request;
        }
        var clean = HttpFields.build(headers);
        if (!trusts(peer)) {
            remember(peer);
            request.setAttribute(HttpListener.REMOVED, removeAll(clean, headers));
            return new Cleaned(request, clean.asImmutable());
        }
        remove(clean, field -> NEVER.contains(field.getLowerCaseName()));
        keepLast(clean, HttpHeader.X_FORWARDED_HOST, ANY); // judged with Host, by AllowedHosts
        keepLast(clean, HttpHeader.X_FORWARDED_PORT, PORT);
        keepLast(clean, HttpHeader.X_FORWARDED_PROTO, SCHEME);
        keepClient(clean);
        return forwarded.customize(new Cleaned(request, clean.asImmutable()), responseHeaders);
    }

    private static Set<String> removeAll(HttpFields.Mutable clean, HttpFields headers) {
        var removed = new TreeSet<String>();
        for (var header : headers) {
            if (speaksForOthers(header)) {
                clean.remove(header.getName());
                removed.add(header.getName().toLowerCase(Locale.ROOT));
            }
        }
        return removed;
    }

    /** Peers that spoke for others lately without being listed. */
    List<String> strangers() {
        return strangers.lately();
    }

    private void remember(@Nullable InetAddress peer) {
        if (peer != null) {
            strangers.add(peer);
        }
    }

    private static boolean speaksForOthers(HttpField field) {
        var name = field.getLowerCaseName();
        return NEVER.contains(name) || name.startsWith("x-forwarded-");
    }

    private static void remove(HttpFields.Mutable headers, Predicate<HttpField> which) {
        headers.stream().filter(which).map(HttpField::getName).toList().forEach(headers::remove);
    }

    private static void keepLast(HttpFields.Mutable headers, HttpHeader name, Pattern form) {
        var values = headers.getCSV(name, false);
        var last = values.isEmpty() ? "" : values.get(values.size() - 1).strip();
        headers.remove(name);
        if (!last.isEmpty() && form.matcher(last).matches()) {
            headers.put(name, last);
        }
    }

    private void keepClient(HttpFields.Mutable headers) {
        var hops = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
        headers.remove(HttpHeader.X_FORWARDED_FOR);
        for (int i = hops.size() - 1; i >= 0; i--) {
            var address = address(hops.get(i).strip());
            if (address == null) {
                return;
            }
            if (i == 0 || !trusts(address)) {
                headers.put(HttpHeader.X_FORWARDED_FOR, address.getHostAddress());
                return;
            }
        }
    }

    private static @Nullable InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : null;
    }

    /** The address of a hop: a port, and the brackets of IPv6, may stand around it. */
    private static @Nullable InetAddress address(String hop) {
        return inDigits(
                hop.startsWith("[") && hop.contains("]") ? hop.substring(1, hop.indexOf(']')) : withoutPort(hop));
    }

    /** An address in digits; names are never looked up. */
    private static @Nullable InetAddress inDigits(String text) {
        if (!ADDRESS.matcher(text).matches()
                || !(text.contains(":") || IPV4.matcher(text).matches())) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String withoutPort(String hop) {
        var colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static final class Cleaned extends Request.Wrapper {

        private final HttpFields headers;

        Cleaned(Request request, HttpFields headers) {
            super(request);
            this.headers = headers;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
