package org.borgui.http;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The real server on a free port, with the applications that a test gives it. */
final class TestServer implements AutoCloseable {

    final FakeGate gate = new FakeGate();
    final CurrentGate currentGate = new CurrentGate();
    final ConsoleFiles console = new ConsoleFiles();
    final AtomicBoolean ready = new AtomicBoolean(true);
    final Applications applications = new Applications(new JerseyApplications(currentGate::get), Clock.systemUTC());
    final HttpClient client = HttpClient.newHttpClient();
    private final WebServer web;

    TestServer() throws Exception {
        this(settings("", "", ""));
    }

    TestServer(HttpSettings settings) throws Exception {
        currentGate.setGate(gate);
        web = new WebServer(settings, applications, console, ready::get);
        web.start();
    }

    static HttpSettings settings(String basePath, String publicUrl, String proxies) {
        return settings(Map.of("basePath", basePath, "publicBaseUrl", publicUrl, "trustedProxies", proxies));
    }

    /** As configured by these keys; the rest is fit for tests. */
    static HttpSettings settings(Map<String, ?> keys) {
        var all = new HashMap<String, Object>(Map.of(
                "host", "127.0.0.1", "port", 0, "maxThreads", 20, "maxBodyBytes", 1_000L, "maxUploadBytes", 100_000L));
        all.putAll(keys);
        return HttpSettings.of(config(all));
    }

    /** What component runtime makes of these keys. */
    static HttpConfig config(Map<String, ?> keys) {
        return (HttpConfig) Proxy.newProxyInstance(
                HttpConfig.class.getClassLoader(),
                new Class<?>[] {HttpConfig.class},
                (proxy, method, args) ->
                        keys.containsKey(method.getName()) ? keys.get(method.getName()) : method.getDefaultValue());
    }

    static Owner core(long id, String name) {
        return new Owner(id, name, "1.0.0", Owner.CORE_MOUNT, Optional.empty());
    }

    static Owner plugin(long id, String name) {
        return new Owner(id, name, "1.0.0", "/api/x/" + name, Optional.empty());
    }

    void mount(Object... resources) {
        applications.set(core(1, "org.borgui.rest"), List.of(resources));
    }

    void serve(Map<String, URL> files) {
        console.addFiles(path -> Optional.ofNullable(files.get(path)));
    }

    int port() {
        return web.port();
    }

    boolean isLoopback() {
        return web.isLoopback();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends exactly these bytes and returns everything until the server closes. */
    String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    String rawGet(String target, String... headers) throws IOException {
        var extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw("GET " + target + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + extra + "\r\n");
    }

    @Override
    public void close() {
        try {
            web.stop();
        } catch (Exception e) { // Jetty declares no narrower one
            throw new IllegalStateException("The server does not stop", e);
        }
    }
}
