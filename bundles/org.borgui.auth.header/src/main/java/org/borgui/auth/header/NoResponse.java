package org.borgui.auth.header;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;

/** pac4j wants a response, although a client that reads a header answers nothing: whoever touches this one learns it. */
final class NoResponse {

    static final HttpServletResponse INSTANCE = (HttpServletResponse) Proxy.newProxyInstance(
            NoResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
                throw new IllegalStateException("There is no response here: " + method.getName());
            });

    private NoResponse() {}
}
