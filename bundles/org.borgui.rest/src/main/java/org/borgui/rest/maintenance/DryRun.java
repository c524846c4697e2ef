package org.borgui.rest.maintenance;

import java.util.List;
import java.util.stream.Collectors;
import org.borgui.api.plan.Kept;
import org.borgui.api.plan.RetentionService.Preview;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a prune would do.
 *
 * @param jobId 0, since there is no job
 * @param pruneResult the same as text, for existing clients
 */
record DryRun(long jobId, String status, boolean dryRun, Result pruneResult, List<Item> archives, String fingerprint) {

    record Result(boolean success, String stdout, String stderr) {}

    /**
     * One archive.
     *
     * @param rule by which it stays; null when it goes
     */
    record Item(String name, String time, boolean kept, @Nullable String rule, int number) {

        static Item of(Kept kept) {
            return new Item(
                    kept.archive().name(),
                    Times.text(kept.archive().start()),
                    kept.isKept(),
                    kept.rule(),
                    kept.number());
        }
    }

    static DryRun of(Preview preview) {
        var text = preview.archives().stream().map(DryRun::line).collect(Collectors.joining("\n"));
        return new DryRun(
                0,
                "completed",
                true,
                new Result(true, text, ""),
                preview.archives().stream().map(Item::of).toList(),
                preview.fingerprint());
    }

    private static String line(Kept kept) {
        return kept.isKept()
                ? "Keeping archive (rule: %s #%d): %s"
                        .formatted(kept.rule(), kept.number(), kept.archive().name())
                : "Would prune: %s".formatted(kept.archive().name());
    }
}
