package org.borgui.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditLog.Verdict;

/** Goes through the chain from its first entry to its last and notes what does not fit. */
final class Verification {

    private static final int MOST_DAMAGES = 100;

    private final Map<Long, List<Checkpoint>> open;
    private final List<String> damages = new ArrayList<>();
    private long expected = 1;
    private long entries;
    private long signed;
    private String previous = Chain.BEGIN;

    Verification(Checkpoints.Signed signed) {
        open = new HashMap<>(signed.checkpoints().stream().collect(Collectors.groupingBy(Checkpoint::number)));
        damages.addAll(signed.damages());
    }

    void look(AuditEntry entry) {
        if (entry.id() != expected) {
            damaged(
                    entry.id() == expected + 1
                            ? "Entry %d is missing.".formatted(expected)
                            : "Entries %d to %d are missing.".formatted(expected, entry.id() - 1));
        }
        if (!Chain.hash(previous, entry.id(), entry.at(), entry.event()).equals(entry.hash())) {
            damaged("Entry %d (%s) was changed, or does not follow the one before it."
                    .formatted(entry.id(), entry.at()));
        }
        for (var checkpoint : open.getOrDefault(entry.id(), List.of())) {
            if (checkpoint.hash().equals(entry.hash())) {
                signed = Math.max(signed, entry.id());
            } else {
                damaged("Entry %d is not the one that was signed.".formatted(entry.id()));
            }
        }
        open.remove(entry.id());
        previous = entry.hash();
        expected = entry.id() + 1;
        entries++;
    }

    Verdict verdict(String key) {
        open.keySet().stream()
                .max(Long::compare)
                .filter(last -> last >= expected)
                .ifPresent(
                        last -> damaged("The newest entries are missing: entry %d was signed, the last one here is %d."
                                .formatted(last, expected - 1)));
        return new Verdict(entries, signed, List.copyOf(damages), key);
    }

    private void damaged(String sentence) {
        if (damages.size() < MOST_DAMAGES) {
            damages.add(sentence);
        }
    }
}
