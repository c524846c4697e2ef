package org.borgui.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From where each user has signed in within the last 30 days: twenty places a user, the latest ones. */
final class KnownPlaces {

    static final int MOST_OF_ONE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(KnownPlaces.class);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final Duration WRITE = Duration.ofDays(1);
    private static final String PLACES = PlaceDocument.KIND.name();

    private final State state;

    KnownPlaces(State state) {
        this.state = state;
        state.open(PlaceDocument.KIND);
    }

    boolean knows(String name, String source, Instant now) {
        return find(name, source)
                .filter(stored -> stored.value().at().isAfter(now.minus(KNOWN)))
                .isPresent();
    }

    void add(String name, String source, Instant now) {
        var known = find(name, source);
        if (known.isPresent() && isOfToday(known.get().value().at(), now)) {
            return;
        }
        var place = new PlaceDocument(name, source, now);
        try {
            state.write(Durability.RELAXED, writing -> known.map(
                            stored -> writing.put(PlaceDocument.KIND, stored.with(place)))
                    .orElseGet(() -> addNew(writing, place)));
        } catch (StateException e) {
            LOG.warn("A place somebody signs in from was not noted: {}", e.getMessage());
        }
    }

    /** A clock that is set back makes it no less known. */
    private static boolean isOfToday(Instant at, Instant now) {
        return at.isAfter(now.minus(WRITE)) && at.isBefore(now.plus(WRITE));
    }

    private Optional<Stored<PlaceDocument>> find(String name, String source) {
        return state.find(PlaceDocument.KIND, Query.by(PLACES, "place", name, source)).stream()
                .findFirst();
    }

    private static Stored<PlaceDocument> addNew(Writing writing, PlaceDocument place) {
        var tooOld = Query.by(PLACES, "at").below(place.at().minus(KNOWN));
        writing.find(PlaceDocument.KIND, tooOld).forEach(old -> writing.delete(PlaceDocument.KIND, old.id()));
        writing
                .find(
                        PlaceDocument.KIND,
                        Query.by(PLACES, "name_at", place.name()).newestFirst())
                .stream()
                .skip(MOST_OF_ONE - 1)
                .forEach(old -> writing.delete(PlaceDocument.KIND, old.id()));
        return writing.add(PlaceDocument.KIND, writing.nextId(PlaceDocument.KIND), place);
    }
}
