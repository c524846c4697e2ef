package org.borgui.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request as its application sees it: below the application's mount, its body ending with an error at its limits. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private final Application application;
    private final String mount;
    private final BodyLimit limit;
    private @Nullable ServletInputStream body;
    private boolean goesOn;

    LimitedRequest(HttpServletRequest request, Application application, BodyLimit limit) {
        super(request);
        this.application = application;
        this.mount = application.owner().mount();
        this.limit = limit;
    }

    @Override
    public String getServletPath() {
        return mount;
    }

    /** Decoded by nobody: Jersey reads the raw address, in which {@code %2F} is no slash. */
    @Override
    public String getPathInfo() {
        return getRequestURI().substring(getContextPath().length() + mount.length());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedStream(super.getInputStream(), limit);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public AsyncContext startAsync() {
        return noted(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return noted(super.startAsync(request, response));
    }

    /** Whether the answer goes on after the thread has left; the application is then told when it ends. */
    boolean goesOn() {
        return goesOn;
    }

    private AsyncContext noted(AsyncContext context) {
        goesOn = true;
        context.addListener(new LeaveAtEnd(application));
        return context;
    }
}
