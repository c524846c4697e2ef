package org.borgui.auth.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads headers of which there must be one: with two, the proxy's own cannot be told from what a client has sent along. */
final class Values {

    private Values() {}

    /** The only value, which is no list; empty when there is none, or it is empty. */
    static Optional<String> one(HttpServletRequest request, String name) {
        var value = any(request, name);
        if (value.isPresent() && value.get().indexOf(',') >= 0) {
            throw Refusals.several(name);
        }
        return value;
    }

    /** The only value, in which commas may stand. */
    static Optional<String> any(HttpServletRequest request, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw Refusals.several(name);
        }
        return values.stream()
                .map(value -> decoded(value, name).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The parts of the only value. */
    static Set<String> parts(HttpServletRequest request, String name, String separator) {
        return any(request, name).stream()
                .flatMap(value -> Stream.of(value.split(java.util.regex.Pattern.quote(separator), -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Proxies send UTF-8; the server reads each byte as a character, and what is beyond ASCII has to be put together. */
    static String decoded(String value, String name) {
        if (value.chars().allMatch(c -> c < 0x80)) {
            return value;
        }
        if (!ISO_8859_1.newEncoder().canEncode(value)) {
            return value; // has been put together already
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusals.notUtf8(name);
        }
    }
}
