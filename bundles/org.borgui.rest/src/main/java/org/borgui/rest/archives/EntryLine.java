package org.borgui.rest.archives;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.borgui.api.archive.Entry;

/** An entry as a line of {@code borg list --json-lines}. */
final class EntryLine {

    private EntryLine() {}

    static ObjectNode of(Entry entry) {
        String link = entry.link();
        var line = JsonNodeFactory.instance.objectNode();
        line.put("type", String.valueOf(entry.type()));
        line.put("mode", entry.mode());
        line.put("user", entry.user());
        line.put("group", entry.group());
        line.put("path", entry.path());
        line.put("healthy", true);
        line.put("source", link == null ? "" : link);
        line.put("linktarget", link == null ? "" : link);
        line.put("mtime", entry.modified());
        line.put("size", entry.size());
        return line;
    }
}
