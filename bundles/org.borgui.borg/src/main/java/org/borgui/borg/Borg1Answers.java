package org.borgui.borg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.Entry;
import org.borgui.api.repository.RepositoryInfo;
import org.jspecify.annotations.Nullable;

/** Borg 1.2 and 1.4, which print the same documents. Times are local and without a zone. */
final class Borg1Answers implements Answers {

    /** Borg 1.4 leaves out what is wrong: of an extraction it says it so for these two alone. */
    private static final Pattern DAMAGED = Pattern.compile(
            "(.*): (?:(?:[a-z_]+: )?(?:File has damaged \\(all-zero\\) chunks|Size inconsistency detected: ).*|backup error)",
            Pattern.DOTALL);

    private final ObjectMapper json = new ObjectMapper();
    private final ZoneId zone;

    Borg1Answers(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public RepositoryInfo repository(String text) throws IOException {
        var document = json.readTree(text);
        var repository = required(document, "repository");
        var stats = document.path("cache").path("stats");
        var modified = repository.path("last_modified").asText("");
        return new RepositoryInfo(
                required(repository, "id").asText(),
                modified.isEmpty() ? null : instant(modified),
                document.path("encryption").path("mode").asText(""),
                stats.path("total_size").asLong(),
                stats.path("total_csize").asLong(),
                stats.path("unique_csize").asLong(),
                text);
    }

    @Override
    public List<Archive> archives(String text) throws IOException {
        var archives = new ArrayList<Archive>();
        var before = Instant.MIN;
        for (var node : required(json.readTree(text), "archives")) {
            var archive = notBefore(before, archive(node));
            before = archive.start();
            archives.add(archive);
        }
        return archives;
    }

    @Override
    public Optional<String> damaged(String warning) {
        var match = DAMAGED.matcher(warning);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    @Override
    public ArchiveInfo archive(String text) throws IOException {
        var archive = required(json.readTree(text), "archives").path(0);
        var stats = required(archive, "stats");
        return new ArchiveInfo(
                archive(archive),
                stats.path("original_size").asLong(),
                stats.path("compressed_size").asLong(),
                stats.path("deduplicated_size").asLong(),
                stats.path("nfiles").asLong(),
                text);
    }

    @Override
    public Line.Created created(String text) throws IOException {
        var archive = required(json.readTree(text), "archive");
        return new Line.Created(required(archive, "id").asText(), archived(required(archive, "stats")));
    }

    @Override
    public Entry entry(byte[] line, int from, int to) throws IOException {
        try (var parser = json.getFactory().createParser(line, from, to - from)) {
            return Borg1Entry.read(parser);
        }
    }

    @Override
    public Line line(String text) {
        var brace = text.indexOf('{');
        if (brace < 0) {
            return new Line.Raw(text);
        }
        try {
            // A question that borg asks although it was answered stands glued before the line's JSON.
            var line = json.readTree(text.substring(brace));
            var type = line.path("type").asText("");
            return type.isEmpty() ? new Line.Raw(text) : line(type, line);
        } catch (JsonProcessingException notJson) {
            return new Line.Raw(text);
        }
    }

    private static Line line(String type, JsonNode line) {
        return switch (type) {
            case "log_message" ->
                new Line.Message(
                        line.path("levelname").asText(""),
                        line.path("name").asText(""),
                        text(line.path("msgid")),
                        line.path("message").asText(""));
            case "question_prompt" ->
                new Line.Message(
                        "WARNING",
                        "question",
                        text(line.path("msgid")),
                        line.path("message").asText(""));
            case "archive_progress" -> line.path("finished").asBoolean() ? new Line.Noise() : archived(line);
            case "progress_percent" -> percent(line);
            case "file_status" ->
                new Line.FileStatus(
                        line.path("status").asText(""), line.path("path").asText(""));
            default -> new Line.Noise();
        };
    }

    private static Line percent(JsonNode line) {
        var current = line.path("current").asLong();
        var total = line.path("total").asLong();
        if (line.path("info").isArray()) {
            return new Line.Extracted(current, total, line.path("info").path(0).asText(""));
        }
        return total > 0 ? new Line.Step(line.path("message").asText(""), current, total) : new Line.Noise();
    }

    private static Line.Archived archived(JsonNode stats) {
        return new Line.Archived(
                stats.path("original_size").asLong(),
                stats.path("compressed_size").asLong(),
                stats.path("deduplicated_size").asLong(),
                stats.path("nfiles").asLong(),
                stats.path("path").asText(""));
    }

    private Archive archive(JsonNode archive) throws IOException {
        return new Archive(
                required(archive, "name").asText(),
                required(archive, "id").asText(),
                instant(required(archive, "start").asText()));
    }

    /** Borg lists by time: what seems to be older than the one before it was made when the clock came by a second time. */
    private Archive notBefore(Instant before, Archive archive) {
        if (!archive.start().isBefore(before)) {
            return archive;
        }
        var later = archive.start().atZone(zone).withLaterOffsetAtOverlap().toInstant();
        return new Archive(archive.name(), archive.borgId(), later);
    }

    private Instant instant(String local) throws IOException {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IOException("not a time: " + local, e);
        }
    }

    private static JsonNode required(JsonNode node, String field) throws IOException {
        var found = node.get(field);
        if (found == null) {
            throw new IOException("the field '%s' is missing".formatted(field));
        }
        return found;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
