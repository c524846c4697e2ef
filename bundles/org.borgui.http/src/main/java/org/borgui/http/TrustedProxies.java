package org.borgui.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
 * is no listed proxy, because everything to its left is what the client chose to send; of the other headers the last
 * value counts for the same reason. {@code Forwarded} is always removed: many proxies pass it on untouched.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
    private static final List<HttpHeader> LAST_COUNTS = List.of(
            HttpHeader.X_FORWARDED_HOST,
            HttpHeader.X_FORWARDED_PORT,
            HttpHeader.X_FORWARDED_PROTO,
            HttpHeader.X_FORWARDED_SERVER);

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
            request.setAttribute(HttpListener.REMOVED, removeAll(clean, headers));
            return new Cleaned(request, clean.asImmutable());
        }
        clean.remove(HttpHeader.FORWARDED);
        LAST_COUNTS.forEach(name -> keepLast(clean, name));
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

    private static boolean speaksForOthers(HttpField field) {
        var name = field.getName().toLowerCase(Locale.ROOT);
        return name.equals("forwarded")
                || name.startsWith("x-forwarded-")
                || name.equals("x-proxied-https")
                || name.equals("proxy-auth-cert")
                || name.equals("proxy-ssl-id");
    }

    private static void keepLast(HttpFields.Mutable headers, HttpHeader name) {
        var values = headers.getCSV(name, false);
        if (!values.isEmpty()) {
            headers.put(name, values.get(values.size() - 1).strip());
        }
    }

    private void keepClient(HttpFields.Mutable headers) {
        var hops = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
        for (int i = hops.size() - 1; i >= 0; i--) {
            var address = address(hops.get(i).strip());
            if (address == null) {
                headers.remove(HttpHeader.X_FORWARDED_FOR);
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
        if (!ADDRESS.matcher(text).matches() || !(text.contains(":") || text.matches("\\d+(\\.\\d+){3}"))) {
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
