package org.borgui.rest.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Destination.CompressionFrom;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.Retention;
import org.borgui.api.repository.BackupSettings;
import org.borgui.rest.CheckFlags;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.borgui.rest.RetentionFields;
import org.borgui.rest.repositories.Unavailable;
import org.jspecify.annotations.Nullable;

/** Reads a whole backup plan from a body. */
final class PlanBody {

    private static final int USUAL_SECONDS = 3600;

    private final PartialBody body;
    private final Function<String, ZoneId> zones;

    /** @param zones finds a zone by its name, or refuses */
    PlanBody(@Nullable ObjectNode sent, Function<String, ZoneId> zones) {
        this.body = new PartialBody(sent);
        this.zones = zones;
    }

    /**
     * The plan under this number, 0 for a new one.
     *
     * @param promised by the plan before: clients that do not know of promises do not take it away
     */
    Plan read(PlanId id, Instant created, @Nullable Instant updated, @Nullable Promise promised) {
        refuseWhatNeedsPlugins();
        return new Plan(
                id,
                Plan.Kind.PLAN,
                body.text("name").orElse(""),
                body.text("description").orElse(null),
                body.flag("enabled").orElse(true),
                backup(),
                body.text("archive_name_template").orElse("{plan_name}-{now}"),
                destinations(),
                atOnce(),
                stopsOnFailure(),
                RetentionFields.over(Retention.usual(), body, "prune_keep_"),
                aftercare(),
                new ScheduleFields(body, zones).read(),
                body.has("promise") ? PromiseFields.read(body.raw("promise").orElse(null)) : promised,
                Map.of(),
                created,
                updated);
    }

    private void refuseWhatNeedsPlugins() {
        var type = body.text("source_type").orElse("local");
        if (!type.equals("local")) {
            throw Unavailable.plugin("A source of the type '%s'".formatted(type));
        }
        for (var field : List.of(
                "source_ssh_connection_id", "database_template_id", "pre_backup_script_id", "post_backup_script_id")) {
            if (body.raw(field).filter(value -> !value.isNull()).isPresent()) {
                throw Unavailable.plugin("'%s'".formatted(field));
            }
        }
        for (var field : List.of("script_hooks", "upload_ratelimit_schedule_policies")) {
            if (body.raw(field).filter(value -> !value.isEmpty()).isPresent()) {
                throw Unavailable.plugin("'%s'".formatted(field));
            }
        }
    }

    private BackupSettings backup() {
        var flags = CreateFlags.of(body.text("custom_flags").orElse(""), "custom_flags");
        return new BackupSettings(
                body.texts("source_directories").orElse(List.of()),
                body.texts("exclude_patterns").orElse(List.of()),
                body.text("compression").orElse("lz4"),
                body.flag("exclude_caches").orElse(false) || flags.excludeCaches(),
                body.flag("one_file_system").orElse(false) || flags.oneFileSystem(),
                body.number("upload_ratelimit_kib").orElse(null));
    }

    private List<Destination> destinations() {
        var sent = body.raw("repositories").filter(JsonNode::isArray);
        if (sent.isEmpty()) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.backupPlans.repositoriesRequired",
                    Map.of("field", "repositories"),
                    "Choose at least one repository to back up to.");
        }
        record Ordered(int order, Destination destination) {}
        var all = new ArrayList<Ordered>();
        for (var one : sent.get()) {
            if (!(one instanceof ObjectNode object)) {
                throw Fields.wrongType("repositories", "a list of objects with a repository_id");
            }
            var fields = new PartialBody(object);
            all.add(new Ordered(fields.number("execution_order").orElse(all.size() + 1), destination(fields)));
        }
        return all.stream()
                .sorted(Comparator.comparingInt(Ordered::order))
                .map(Ordered::destination)
                .toList();
    }

    private static Destination destination(PartialBody fields) {
        if (fields.text("custom_flags_override").filter(text -> !text.isBlank()).isPresent()) {
            throw Unavailable.plugin("'custom_flags_override'");
        }
        if (fields.text("failure_behavior_override").isPresent()) {
            throw Unavailable.plugin("'failure_behavior_override'");
        }
        long id = fields.raw("repository_id")
                .filter(JsonNode::isIntegralNumber)
                .filter(JsonNode::canConvertToLong)
                .map(JsonNode::longValue)
                .orElseThrow(() -> Fields.missing("repository_id"));
        var from = fields.text("compression_source").orElse("plan");
        return new Destination(
                new RepositoryId(id),
                fields.flag("enabled").orElse(true),
                compressionFrom(from),
                fields.text("compression_override").orElse(null),
                fields.number("upload_ratelimit_kib_override").orElse(null));
    }

    private static CompressionFrom compressionFrom(String text) {
        return switch (text) {
            case "plan" -> CompressionFrom.PLAN;
            case "repository" -> CompressionFrom.REPOSITORY;
            case "custom" -> CompressionFrom.CUSTOM;
            default ->
                throw field(
                        "compression_source",
                        "invalidCompressionSource",
                        "The compression comes from the 'plan', from the 'repository', or is 'custom'.");
        };
    }

    private int atOnce() {
        return switch (body.text("repository_run_mode").orElse("series")) {
            case "series" -> 1;
            case "parallel" -> body.number("max_parallel_repositories").orElse(1);
            default ->
                throw field("repository_run_mode", "invalidRunMode", "Repositories run in 'series' or in 'parallel'.");
        };
    }

    private boolean stopsOnFailure() {
        return switch (body.text("failure_behavior").orElse("continue")) {
            case "continue" -> false;
            case "stop" -> true;
            default ->
                throw field(
                        "failure_behavior",
                        "invalidFailureBehavior",
                        "After a failure the others 'continue', or all 'stop'.");
        };
    }

    private Aftercare aftercare() {
        int seconds = Math.max(0, body.number("check_max_duration").orElse(USUAL_SECONDS));
        return new Aftercare(
                body.flag("run_prune_after").orElse(false),
                body.flag("run_compact_after").orElse(false),
                body.flag("run_check_after").orElse(false),
                seconds,
                CheckFlags.of(body.text("check_extra_flags").orElse(""), seconds));
    }

    static RefusedException field(String field, String key, String sentence) {
        return new RefusedException(
                Reason.UNPROCESSABLE, "backend.errors.backupPlans." + key, Map.of("field", field), sentence);
    }
}
