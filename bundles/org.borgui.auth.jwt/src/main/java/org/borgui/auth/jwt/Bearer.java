package org.borgui.auth.jwt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;

/** The bearer token of a request: of the server's own header, else of the usual one. */
final class Bearer {

    private static final String OWN_HEADER = "X-Borg-Authorization";
    private static final String HEADER = "Authorization";
    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** A token that looks like a JWT; empty for any other. Refuses a header that came twice. */
    static Optional<String> jwt(HttpServletRequest request) {
        return header(request, OWN_HEADER)
                .or(() -> header(request, HEADER))
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip())
                .filter(text -> text.chars().filter(c -> c == '.').count() == 2);
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw SelfSigned.refused("The header %s came more than once.".formatted(name));
        }
        return values.stream().findFirst();
    }
}
