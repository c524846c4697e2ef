package org.borgui.core.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/**
 * A cron expression of five fields, as the crontab of Unix has them: when both days are restricted, either will do. Knows
 * local times only; {@link Slots} knows the zone.
 */
final class Cron {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final int LONGEST = 200;
    private static final int MOST_KNOWN = 2_000;

    /** To read one takes as long as to find its next time: those used lately are remembered. */
    private static final Map<String, Cron> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cron> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private final ExecutionTime times;
    private final boolean hourly;

    private Cron(com.cronutils.model.Cron cron) {
        this.times = ExecutionTime.forCron(cron);
        var hour = cron.retrieve(CronFieldName.HOUR).getExpression();
        this.hourly = hour instanceof Always
                || (hour instanceof Every every && every.getPeriod().getValue() == 1);
    }

    /** Refuses what is no expression. */
    static Cron of(String text) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(text, Cron::parse);
        }
    }

    private static Cron parse(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw bad(text, "it has five fields: minute, hour, day of the month, month, day of the week");
        }
        try {
            return new Cron(PARSER.parse(text).validate());
        } catch (IllegalArgumentException e) {
            throw bad(text, String.valueOf(e.getMessage()));
        }
    }

    /** The first time that is later; empty when none comes, such as on the 30th of February. */
    Optional<LocalDateTime> after(LocalDateTime time) {
        return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    /** Whether it goes by hours that pass, not by hours of the day: the hour is {@code *}. */
    boolean isHourly() {
        return hourly;
    }

    private static RefusedException bad(String text, String why) {
        return new RefusedException(
                Reason.INVALID,
                "backend.errors.schedule.invalidCronExpression",
                Map.of("field", "cron_expression", "error", why),
                "'%s' is no cron expression: %s.".formatted(text, why));
    }
}
