package org.borgui.access;

import java.time.Instant;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * A source from which somebody has signed in with a password.
 *
 * @param name a hash of the user's name, see {@link NameHash}
 * @param source see {@link Throttle#source}
 * @param at when it was last, to the day
 */
record PlaceDocument(String name, String source, Instant at) {

    static final Kind<PlaceDocument> KIND = Kind.of(
            "sign_in_places",
            PlaceDocument.class,
            Index.unique("place", "name", "source"),
            Index.on("name_at", "name", "at"),
            Index.on("at", "at"));
}
