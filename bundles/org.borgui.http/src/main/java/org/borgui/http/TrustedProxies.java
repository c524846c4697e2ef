package org.borgui.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
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
    private static final List<HttpHeader> LAST_COUNTS = List.of(
            HttpHeader.X_FORWARDED_HOST,
            HttpHeader.X_FORWARDED_PORT,
            HttpHeader.X_FORWARDED_PROTO,
            HttpHeader.X_FORWARDED_SERVER);

    private static final int MOST_STRANGERS = 20;

    private final Set<String> strangers = new ConcurrentSkipListSet<>();
    private final InetAddressSet trusted = new InetAddressSet();
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

    private TrustedProxies() {}

    /**
     * The peers to trust: addresses or CIDR blocks.
     *
     * @throws IllegalArgumentException for the whole internet, or for what is no address; the message is a sentence
     */
    static TrustedProxies of(List<String> addresses) {
        var proxies = new TrustedProxies();
        addresses.forEach(proxies::trust);
        return proxies;
    }

    private void trust(String address) {
        if (address.endsWith("/0")) {
            throw new IllegalArgumentException(
                    ("The trusted proxy '%s' is the whole internet: anybody could then claim any address. List the "
                                    + "addresses of the proxies themselves.")
                            .formatted(address));
        }
        var slash = address.indexOf('/');
        if (!ADDRESS.matcher(slash < 0 ? address : address.substring(0, slash)).matches()) {
            throw new IllegalArgumentException(
                    "The trusted proxy '%s' is neither an address nor a CIDR block.".formatted(address));
        }
        trusted.add(address);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        var headers = request.getHeaders();
        if (headers.stream().noneMatch(TrustedProxies::speaksForOthers)) {
            return request;
        }
        var clean = HttpFields.build(headers);
        var peer = peer(request);
        if (!isTrusted(peer)) {
            remember(peer);
            clean.remove(HttpHeader.FORWARDED);
            for (var header : headers) {
                if (speaksForOthers(header)) {
                    clean.remove(header.getName());
                }
            }
            return new Cleaned(request, clean.asImmutable());
        }
        clean.remove(HttpHeader.FORWARDED);
        LAST_COUNTS.forEach(name -> keepLast(clean, name));
        keepClient(clean);
        return forwarded.customize(new Cleaned(request, clean.asImmutable()), responseHeaders);
    }

    /** Peers that spoke for others without being listed, some of them. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    private void remember(@Nullable InetAddress peer) {
        if (peer != null && strangers.size() < MOST_STRANGERS) {
            strangers.add(peer.getHostAddress());
        }
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
            if (i == 0 || !isTrusted(address)) {
                headers.put(HttpHeader.X_FORWARDED_FOR, address.getHostAddress());
                return;
            }
        }
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.test(address);
    }

    private static @Nullable InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : null;
    }

    /** An address in digits; names are never looked up. A port, and the brackets of IPv6, may stand around it. */
    private static @Nullable InetAddress address(String hop) {
        var text = hop.startsWith("[") && hop.contains("]") ? hop.substring(1, hop.indexOf(']')) : withoutPort(hop);
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
