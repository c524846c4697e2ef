package org.borgui.auth.oidc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pac4j.core.context.Cookie;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.exception.TechnicalException;

/**
 * A request as far as pac4j needs one to speak OpenID Connect: parameters, and attributes that tell it what to ask for.
 * Whoever wants more of it learns that there is none.
 */
record Plain(Map<String, List<String>> parameters, Map<String, Object> attributes) implements WebContext {

    @Override
    public Optional<String> getRequestParameter(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public Map<String, String[]> getRequestParameters() {
        var all = new HashMap<String, String[]>();
        parameters.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared there
    public Optional getRequestAttribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public String getRequestMethod() {
        return "GET";
    }

    @Override
    public Optional<String> getRequestHeader(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> getResponseHeader(String name) {
        return Optional.empty();
    }

    @Override
    public Collection<Cookie> getRequestCookies() {
        return List.of();
    }

    @Override
    public void setRequestAttribute(String name, Object value) {
        throw none();
    }

    @Override
    public String getRemoteAddr() {
        throw none();
    }

    @Override
    public void setResponseHeader(String name, String value) {
        throw none();
    }

    @Override
    public void setResponseContentType(String content) {
        throw none();
    }

    @Override
    public String getServerName() {
        throw none();
    }

    @Override
    public int getServerPort() {
        throw none();
    }

    @Override
    public String getScheme() {
        throw none();
    }

    @Override
    public boolean isSecure() {
        throw none();
    }

    @Override
    public String getFullRequestURL() {
        throw none();
    }

    @Override
    public void addResponseCookie(Cookie cookie) {
        throw none();
    }

    @Override
    public String getPath() {
        throw none();
    }

    private static TechnicalException none() {
        return new TechnicalException("There is no such thing here");
    }
}
