package org.borgui.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which prepared forms of a file a client takes, best first. */
final class AcceptedEncodings {

    /** One prepared form: what the header calls it and what its file name ends with. */
    record Encoding(String name, String suffix) {}

    private static final List<Encoding> KNOWN = List.of(new Encoding("br", ".br"), new Encoding("gzip", ".gz"));

    private AcceptedEncodings() {}

    static List<Encoding> of(@Nullable String header) {
        var accepted = new ArrayList<Encoding>();
        if (header != null) {
            var offers =
                    List.of(header.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1));
            for (var encoding : KNOWN) {
                if (offers.stream().anyMatch(offer -> accepts(offer, encoding.name()))) {
                    accepted.add(encoding);
                }
            }
        }
        return accepted;
    }

    private static boolean accepts(String offer, String name) {
        var parts = offer.split(";q=", 2);
        return parts[0].equals(name) && (parts.length == 1 || !parts[1].matches("0(\\.0*)?"));
    }
}
