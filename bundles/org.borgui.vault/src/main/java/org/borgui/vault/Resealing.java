package org.borgui.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.borgui.vault.SealedPlace.Cell;
import org.borgui.vault.SealedPlace.Resealed;

/**
 * Seals anew what an older key has sealed, a few at a time, and gives up the keys that nothing is sealed with any more. May
 * be cut off at any moment, and run again: until the end, every key that is needed is in the ring.
 */
final class Resealing {

    private static final int AT_ONCE = 20;

    /** What changes while it is sealed anew is looked at again. */
    private static final int ROUNDS = 3;

    private final KeyRing ring;
    private final Vault vault;
    private final BooleanSupplier stopping;
    private final List<String> left = new ArrayList<>();

    Resealing(KeyRing ring, Vault vault, BooleanSupplier stopping) {
        this.ring = ring;
        this.vault = vault;
        this.stopping = stopping;
    }

    /** Does it, and tells why older keys have to stay, a sentence each. */
    List<String> run(Collection<SealedPlace> places) {
        var needed = new HashSet<String>();
        var kinds = new HashSet<String>();
        for (var place : places) {
            for (int round = 0; round < ROUNDS && seal(place, older(place)); round++) {}
            older(place).forEach(cell -> needed.add(kept(cell, place)));
            kinds.add(place.kind());
        }
        if (stopping.getAsBoolean()) {
            return List.of("The server is being stopped. The rest follows at the next start.");
        }
        var unneeded = new TreeSet<>(ring.now().keys().keySet());
        unneeded.remove(ring.now().current());
        unneeded.removeAll(needed);
        ring.giveUp(unneeded, kinds);
        var missing = new TreeSet<>(ring.now().kinds());
        missing.removeAll(kinds);
        missing.forEach(kind -> left.add(
                "What keeps secrets of the kind '%s' does not run now. Start the server with it: the change goes on by itself."
                        .formatted(kind)));
        return left;
    }

    /** How many are sealed with each key. */
    static Map<String, Long> count(Collection<SealedPlace> places) {
        var counts = new HashMap<String, Long>();
        places.forEach(place -> place.cells()
                .forEach(cell -> counts.merge(Sealed.of(cell.sealed()).key(), 1L, Long::sum)));
        return counts;
    }

    private List<Cell> older(SealedPlace place) {
        var current = ring.now().current();
        return place.cells().stream()
                .filter(cell -> !Sealed.of(cell.sealed()).key().equals(current))
                .toList();
    }

    /** Whether it is worth another look. */
    private boolean seal(SealedPlace place, List<Cell> cells) {
        for (int from = 0; from < cells.size() && !stopping.getAsBoolean(); from += AT_ONCE) {
            place.put(cells.subList(from, Math.min(cells.size(), from + AT_ONCE)).stream()
                    .flatMap(cell -> resealed(cell).stream())
                    .toList());
        }
        return !cells.isEmpty() && !stopping.getAsBoolean();
    }

    private List<Resealed> resealed(Cell cell) {
        try {
            return List.of(new Resealed(cell, vault.seal(cell.context(), vault.open(cell.context(), cell.sealed()))));
        } catch (IllegalStateException e) {
            return List.of(); // it stays, and its key with it
        }
    }

    private String kept(Cell cell, SealedPlace place) {
        left.add("The secret '%s' with the number %s cannot be opened, so that its key stays. %s"
                .formatted(place.kind(), Sealed.id(cell.context()), place.remedy()));
        return Sealed.of(cell.sealed()).key();
    }
}
