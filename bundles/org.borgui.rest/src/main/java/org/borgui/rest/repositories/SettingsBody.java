package org.borgui.rest.repositories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.repository.BackupSettings;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.jspecify.annotations.Nullable;

/** What to back up and how, as it stands in bodies that make or change a repository. */
final class SettingsBody {

    private static final BackupSettings USUAL = new BackupSettings(List.of(), List.of(), "lz4", false, false, null);
    private static final List<String> FIELDS = List.of(
            "source_directories",
            "source_locations",
            "exclude_patterns",
            "compression",
            "exclude_caches",
            "one_file_system",
            "upload_ratelimit_kib");

    private SettingsBody() {}

    /** The settings of a new repository. */
    static BackupSettings made(PartialBody body) {
        return over(USUAL, body);
    }

    /** The settings with what was sent laid over them; empty when nothing of them was sent. */
    static Optional<BackupSettings> changed(BackupSettings now, PartialBody body) {
        return FIELDS.stream().anyMatch(body::has) ? Optional.of(over(now, body)) : Optional.empty();
    }

    private static BackupSettings over(BackupSettings now, PartialBody body) {
        return new BackupSettings(
                sources(body).orElse(now.sources()),
                body.texts("exclude_patterns").orElse(now.excludes()),
                body.text("compression").orElse(now.compression()),
                body.flag("exclude_caches").orElse(now.excludeCaches()),
                body.flag("one_file_system").orElse(now.oneFileSystem()),
                body.has("upload_ratelimit_kib") ? rate(body) : now.uploadRateKib());
    }

    private static Optional<List<String>> sources(PartialBody body) {
        var located = body.raw("source_locations").filter(JsonNode::isArray).map(SettingsBody::paths);
        return body.texts("source_directories")
                .filter(paths -> !paths.isEmpty() || located.isEmpty())
                .or(() -> located);
    }

    private static List<String> paths(JsonNode locations) {
        var paths = new ArrayList<String>();
        for (var location : locations) {
            if (!location.path("source_type").asText("local").equals("local")) {
                throw Unavailable.plugin("A source on another machine");
            }
            for (var path : location.path("paths")) {
                if (!path.isTextual()) {
                    throw Fields.wrongType("source_locations", "a list of locations with paths");
                }
                paths.add(path.textValue());
            }
        }
        return paths;
    }

    private static @Nullable Integer rate(PartialBody body) {
        var rate = body.number("upload_ratelimit_kib");
        if (rate.isPresent() && rate.get() < 1) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.repo.invalidUploadLimit",
                    "The upload limit is at least 1 KiB/s. Send null for no limit.");
        }
        return rate.orElse(null);
    }
}
