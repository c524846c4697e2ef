package org.borgui.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A path of this server that somebody has named to come back to. */
record ReturnPath(String text) {

    private static final int LONGEST = 2000;

    /**
     * What browsers take for another host is no path: two slashes, one backwards, or any of them encoded. What is read is not
     * given back: a text that does not match costs no more than one that does.
     */
    private static final Pattern OWN =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%(?!2[fF]|5[cC]|[01])[0-9a-fA-F]{2})*+"
                    + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%(?![01])[0-9a-fA-F]{2})*+)?+");

    /** A step upwards would lead out of where this server lies below a host. */
    private static final Pattern DOTS = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:[/?]|$)");

    private static final ReturnPath FIRST = new ReturnPath("/");

    static ReturnPath of(String named) {
        return named.length() <= LONGEST
                        && OWN.matcher(named).matches()
                        && !named.contains("//")
                        && !DOTS.matcher(named).find()
                ? new ReturnPath(named)
                : FIRST;
    }

    /** The same with a parameter more. */
    String with(String name, String value) {
        return "%s%s%s=%s"
                .formatted(
                        text,
                        text.indexOf('?') < 0 ? "?" : "&",
                        name,
                        URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
