package org.borgui.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a path may look like, judged before anybody is asked who they are. Names of archives may hold every character but
 * NUL, so that {@code %2F %5C %3B %0A %25} pass and stay within their segment; a path that two readers could understand
 * in two ways does not pass.
 */
final class PathRules {

    private PathRules() {}

    /** Why a raw path is refused, in a sentence; empty when it may pass. */
    static Optional<String> refusal(String rawPath) {
        if (rawPath.indexOf('\\') >= 0) {
            return Optional.of("A path may not hold a backslash; %5C stands for one in a name.");
        }
        if (rawPath.indexOf(';') >= 0) {
            return Optional.of("A path may not hold a semicolon; %3B stands for one in a name.");
        }
        if (rawPath.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return Optional.of("A path may not hold a raw blank or control character.");
        }
        if (rawPath.contains("//")) {
            return Optional.of("A path may not hold empty segments.");
        }
        return refusalOfMeaning(rawPath);
    }

    private static Optional<String> refusalOfMeaning(String rawPath) {
        var text = rawPath;
        while (true) {
            if (text.indexOf('\0') >= 0) {
                return Optional.of("A path may not hold the NUL character.");
            }
            for (var segment : text.split("[/\\\\]", -1)) {
                if (segment.equals(".") || segment.equals("..")) {
                    return Optional.of("A path may not hold '.' or '..' as a segment, however it is encoded.");
                }
            }
            var decoded = decode(text);
            if (decoded.equals(text)) {
                return Optional.empty();
            }
            text = decoded;
        }
    }

    /** One round of percent-decoding. What is no escape, such as a lone {@code %}, is left as it stands. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        var out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            var high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            var low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.append((char) ((high << 4) | low));
                i += 2;
            } else {
                out.append((char) (bytes[i] & 0xff));
            }
        }
        return out.toString();
    }
}
