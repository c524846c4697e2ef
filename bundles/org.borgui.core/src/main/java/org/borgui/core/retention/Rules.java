package org.borgui.core.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.borgui.api.archive.Archive;
import org.borgui.api.plan.Kept;
import org.borgui.api.plan.Retention;

/**
 * Decides as {@code borg prune} does (its manual says how): each rule, from hours to years, keeps the newest archive of each
 * of its last periods, in local time, that no rule before it has kept; a rule that finds too few keeps the oldest archive of
 * all. Borg 1 has no quarters; they stand between months and years, as in borg 2.
 */
public final class Rules {

    private record Rule(String name, int count, Function<ZonedDateTime, String> period) {}

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    private final Retention retention;
    private final ZoneId zone;

    /** @param zone in which days and all else begin */
    public Rules(Retention retention, ZoneId zone) {
        this.retention = retention;
        this.zone = zone;
    }

    /** Each archive, the newest first, and what becomes of it at this time. */
    public List<Kept> decide(List<Archive> archives, Instant now) {
        var newestFirst = archives.stream()
                .sorted(Comparator.comparing(Archive::start).reversed())
                .toList();
        var kept = new HashMap<Archive, Kept>();
        retention.span().ifPresent(span -> within(newestFirst, now.minus(span), kept));
        for (var rule : rules()) {
            apply(rule, newestFirst, kept);
        }
        return newestFirst.stream()
                .map(archive -> kept.getOrDefault(archive, new Kept(archive, null, 0)))
                .toList();
    }

    private List<Rule> rules() {
        return List.of(
                new Rule("hourly", retention.hourly(), HOUR::format),
                new Rule("daily", retention.daily(), DAY::format),
                new Rule("weekly", retention.weekly(), Rules::week),
                new Rule("monthly", retention.monthly(), MONTH::format),
                new Rule("quarterly", retention.quarterly(), Rules::quarter),
                new Rule("yearly", retention.yearly(), time -> Integer.toString(time.getYear())));
    }

    private static void within(List<Archive> newestFirst, Instant since, Map<Archive, Kept> kept) {
        for (var archive : newestFirst) {
            if (archive.start().isAfter(since)) {
                kept.put(archive, new Kept(archive, "within", kept.size() + 1));
            }
        }
    }

    private void apply(Rule rule, List<Archive> newestFirst, Map<Archive, Kept> kept) {
        var last = "";
        int number = 0;
        for (var archive : newestFirst) {
            if (number == rule.count()) {
                return;
            }
            var period = rule.period().apply(archive.start().atZone(zone));
            if (!period.equals(last)) {
                last = period;
                if (!kept.containsKey(archive)) {
                    kept.put(archive, new Kept(archive, rule.name(), ++number));
                }
            }
        }
        if (!newestFirst.isEmpty() && number < rule.count()) {
            var oldest = newestFirst.get(newestFirst.size() - 1);
            kept.putIfAbsent(oldest, new Kept(oldest, rule.name() + "[oldest]", number + 1));
        }
    }

    private static String week(ZonedDateTime time) {
        return time.get(IsoFields.WEEK_BASED_YEAR) + "-" + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static String quarter(ZonedDateTime time) {
        return time.getYear() + "-" + time.get(IsoFields.QUARTER_OF_YEAR);
    }
}
