package org.borgui.borg;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.borgui.api.archive.Entry;

/** A line of {@code list --json-lines}, of which there may be millions. Its fields come in any order. */
final class Borg1Entry {

    private String path = "";
    private String type = "";
    private long size;
    private String mode = "";
    private String user = "";
    private String group = "";
    private String modified = "";
    private String link = "";

    private Borg1Entry() {}

    static Entry read(JsonParser line) throws IOException {
        if (line.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("a line of the listing is no object");
        }
        var entry = new Borg1Entry();
        while (line.nextToken() == JsonToken.FIELD_NAME) {
            var field = line.currentName();
            var unused = line.nextToken();
            entry.take(field, line);
        }
        if (line.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("a line of the listing ends too early");
        }
        return entry.entry();
    }

    private void take(String field, JsonParser line) throws IOException {
        switch (field) {
            case "path" -> path = text(line);
            case "type" -> type = text(line);
            case "size" -> size = line.getValueAsLong();
            case "mode" -> mode = text(line);
            case "user" -> user = text(line);
            case "group" -> group = text(line);
            case "mtime" -> modified = text(line);
            case "linktarget" -> link = text(line);
            default -> {
                var unused = line.skipChildren();
            }
        }
    }

    private Entry entry() throws IOException {
        if (path.isEmpty() || type.isEmpty()) {
            throw new IOException("the field 'path' or 'type' is missing");
        }
        return new Entry(path, type.charAt(0), size, mode, user, group, modified, link.isEmpty() ? null : link);
    }

    private static String text(JsonParser line) throws IOException {
        return line.getValueAsString("");
    }
}
