package org.borgui.rest.archives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.Entry;
import org.borgui.rest.BorgJson;
import org.borgui.rest.Times;

/** What borg says of one archive, flattened as existing clients read it. */
record ArchiveDetails(ObjectNode info) {

    private static final List<String> BESIDE = List.of("repository", "encryption", "cache");

    static ArchiveDetails of(ArchiveInfo said) {
        JsonNode document = BorgJson.read(said.json());
        var info = JsonNodeFactory.instance.objectNode();
        if (document.path("archives").path(0) instanceof ObjectNode archive) {
            info.setAll(archive);
        }
        BESIDE.stream().filter(document::has).forEach(part -> info.set(part, document.get(part)));
        info.put("name", said.archive().name());
        info.put("started_at", Times.text(said.archive().start())); // borg's own times have no zone
        info.putArray("files");
        info.put("file_count", said.files());
        return new ArchiveDetails(info);
    }

    /** Takes entries into {@code files}. */
    Consumer<Entry> files() {
        var files = info.withArray("files");
        return entry -> files.add(EntryLine.of(entry));
    }
}
