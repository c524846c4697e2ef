package org.borgui.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request made by hand; methods it does not know throw. */
final class FakeRequest {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, Object> attributes = new TreeMap<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private final String method;
    private final String path;
    private String scheme = "https";
    private String host = "backup.example";
    private int port = 443;
    private String context = "";

    private FakeRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static FakeRequest get(String path) {
        return new FakeRequest("GET", path);
    }

    static FakeRequest of(String method) {
        return new FakeRequest(method, "/api/things");
    }

    static FakeRequest to(String method, String path) {
        return new FakeRequest(method, path);
    }

    FakeRequest at(String otherScheme, String otherHost, int otherPort) {
        scheme = otherScheme;
        host = otherHost;
        port = otherPort;
        return this;
    }

    FakeRequest below(String contextPath) {
        context = contextPath;
        return this;
    }

    FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return this;
    }

    FakeRequest parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    FakeRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answer(called.getName(), arguments));
    }

    private @Nullable Object answer(String name, Object @Nullable [] arguments) {
        var argument = arguments == null ? "" : arguments[0].toString();
        return switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> context + path.replaceFirst("\\?.*", "");
            case "getQueryString" -> path.indexOf('?') < 0 ? null : path.substring(path.indexOf('?') + 1);
            case "getContextPath" -> context;
            case "getScheme" -> scheme;
            case "isSecure" -> scheme.toLowerCase(Locale.ROOT).equals("https");
            case "getServerName" -> host;
            case "getServerPort" -> port;
            case "getRemoteAddr" -> "192.0.2.1";
            case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
            case "setAttribute" -> attributes.put(argument, arguments == null ? "" : arguments[1]);
            case "getAttribute" -> attributes.get(argument);
            case "getParameter" -> parameters.get(argument);
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault(argument, List.of()));
            case "getHeader" ->
                headers.getOrDefault(argument, List.of()).stream().findFirst().orElse(null);
            default -> throw new UnsupportedOperationException(name);
        };
    }
}
