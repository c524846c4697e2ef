package org.borgui.core.backup;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/**
 * Names of archives, made of templates: text with {@code {plan_name}}, {@code {repository_name}}, {@code {now}}, {@code
 * {date}}, {@code {time}} and {@code {timestamp}} in it.
 */
public final class ArchiveNames {

    /** The template of a backup that somebody starts by hand. */
    public static final String BY_HAND = "{repository_name}-{now}";

    private static final int LONGEST = 200;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private static final Map<String, Function<ZonedDateTime, String>> TIMES = Map.of(
            "now", DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")::format,
            "date", DateTimeFormatter.ofPattern("yyyy-MM-dd")::format,
            "time", DateTimeFormatter.ofPattern("HH:mm:ss")::format,
            "timestamp", time -> Long.toString(time.toEpochSecond()));

    private ArchiveNames() {}

    /** The name by a template that {@link #require} has found good. */
    public static String of(String template, String plan, String repository, ZonedDateTime now) {
        return PLACE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), plan, repository, now)));
    }

    /** The same name, or with a number behind it one that is not taken. */
    public static String free(String name, Set<String> taken) {
        var free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /** Refuses a template that makes no names, or at two times one day apart the same. */
    public static void require(String template) {
        if (template.isBlank() || template.length() > LONGEST) {
            throw bad(template, "it has 1 to %d characters".formatted(LONGEST));
        }
        if (template.contains("/")
                || template.contains("::")
                || template.codePoints().anyMatch(Character::isISOControl)) {
            throw bad(template, "no archive has a slash, two colons or a control character in its name");
        }
        var sample = of(template, "plan", "repository", ZonedDateTime.now(ZoneOffset.UTC));
        if (sample.startsWith("-") || !sample.equals(sample.strip()) || sample.contains(".checkpoint")) {
            throw bad(
                    template,
                    "a name does not begin with a dash, begin or end with a blank, or have '.checkpoint' in it");
        }
        var places =
                PLACE.matcher(template).results().map(found -> found.group(1)).toList();
        var unknown = places.stream().filter(place -> !isKnown(place)).findFirst();
        if (unknown.isPresent() || PLACE.matcher(template).replaceAll("").matches(".*[{}].*")) {
            throw bad(
                    template,
                    "known are {plan_name}, {repository_name}, {now}, {date}, {time} and {timestamp}, and no other braces");
        }
        if (!places.contains("now")
                && !places.contains("timestamp")
                && !(places.contains("date") && places.contains("time"))) {
            throw bad(
                    template,
                    "two backups would get the same name; put {now} into it, or {timestamp}, or both {date} and {time}");
        }
    }

    private static boolean isKnown(String place) {
        return TIMES.containsKey(place) || place.equals("plan_name") || place.equals("repository_name");
    }

    private static String value(String place, String plan, String repository, ZonedDateTime now) {
        var time = TIMES.get(place);
        if (time != null) {
            return time.apply(now);
        }
        return place.equals("plan_name") ? slug(plan) : slug(repository);
    }

    private static String slug(String name) {
        var slug = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|-+$", "");
        return slug.isEmpty() ? "backup" : slug;
    }

    private static RefusedException bad(String template, String why) {
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.backupPlans.invalidArchiveNameTemplate",
                Map.of("field", "archive_name_template", "template", template),
                "'%s' cannot name archives: %s.".formatted(template, why));
    }
}
