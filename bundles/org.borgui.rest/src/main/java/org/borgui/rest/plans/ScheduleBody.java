package org.borgui.rest.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule;
import org.borgui.api.repository.BackupSettings;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.borgui.rest.RetentionFields;
import org.borgui.rest.repositories.Unavailable;
import org.jspecify.annotations.Nullable;

/** Reads a schedule of the older kind from a body, whole or as a change. */
final class ScheduleBody {

    private static final String TEMPLATE = "archive_name_template";
    private static final String USUAL_TEMPLATE = "{repository_name}-{now}";
    private static final BackupSettings NONE = new BackupSettings(List.of(), List.of(), "lz4", false, false, null);

    private final PartialBody body;
    private final Function<String, ZoneId> zones;
    private final Function<String, RepositoryId> paths;

    /**
     * @param zones finds a zone by its name, or refuses
     * @param paths finds a repository by its path, or refuses
     */
    ScheduleBody(@Nullable ObjectNode sent, Function<String, ZoneId> zones, Function<String, RepositoryId> paths) {
        this.body = new PartialBody(sent);
        this.zones = zones;
        this.paths = paths;
    }

    /** A new one. */
    Plan made(Instant now) {
        var empty = new Plan(
                new PlanId(0),
                Plan.Kind.SCHEDULE,
                body.required("name"),
                null,
                true,
                NONE,
                USUAL_TEMPLATE,
                List.of(),
                1,
                false,
                Retention.usual(),
                Aftercare.none(),
                Schedule.never().enabled(true),
                null,
                Map.of(),
                now,
                null);
        return over(empty, null);
    }

    /** The same with what was sent. */
    Plan over(Plan old, @Nullable Instant now) {
        for (var field : List.of("pre_backup_script_id", "post_backup_script_id")) {
            if (body.raw(field).filter(value -> !value.isNull()).isPresent()) {
                throw Unavailable.plugin("'%s'".formatted(field));
            }
        }
        var schedule = new ScheduleFields(body, zones).over(old.schedule());
        return new Plan(
                old.id(),
                old.kind(),
                body.text("name").orElse(old.name()),
                body.has("description") ? body.text("description").orElse(null) : old.description(),
                true,
                NONE,
                template().orElse(old.template()),
                repositories().map(ScheduleBody::destinations).orElse(old.destinations()),
                1,
                false,
                RetentionFields.over(old.retention(), body, "prune_keep_"),
                new Aftercare(
                        body.flag("run_prune_after").orElse(old.after().prune()),
                        body.flag("run_compact_after").orElse(old.after().compact()),
                        false,
                        0,
                        List.of()),
                schedule.enabled(body.flag("enabled").orElse(schedule.enabled())),
                null,
                echoed(old.echoed()),
                old.created(),
                now);
    }

    private Optional<String> template() {
        return body.has(TEMPLATE)
                ? Optional.of(
                        body.text(TEMPLATE).filter(text -> !text.isBlank()).orElse(USUAL_TEMPLATE))
                : Optional.empty();
    }

    /** Clients compare the template with what they sent, be it nothing. */
    private Map<String, String> echoed(Map<String, String> old) {
        if (!body.has(TEMPLATE)) {
            return old;
        }
        var echoed = new HashMap<>(old);
        echoed.remove(TEMPLATE);
        body.text(TEMPLATE).ifPresent(text -> echoed.put(TEMPLATE, text));
        return echoed;
    }

    /** In one of three forms; the first that is there counts. */
    private Optional<List<RepositoryId>> repositories() {
        var list = body.ids("repository_ids");
        if (list.isPresent()) {
            return list.map(ids -> ids.stream().map(RepositoryId::new).toList());
        }
        var id = body.raw("repository_id").filter(node -> !node.isNull());
        if (id.isPresent()) {
            return Optional.of(List.of(id(id.get(), "repository_id")));
        }
        return body.text("repository").filter(path -> !path.isBlank()).map(path -> List.of(paths.apply(path)));
    }

    private static RepositoryId id(JsonNode node, String field) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw Fields.wrongType(field, "a whole number");
        }
        return new RepositoryId(node.longValue());
    }

    private static List<Destination> destinations(List<RepositoryId> ids) {
        return ids.stream().map(Destination::of).toList();
    }
}
