package org.borgui.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Reads a manifest that every reader understands in the same way. Java ends a line at a carriage return alone, the framework does
 * not: what one takes for a header would be the end of another one for the other.
 */
final class StrictManifest {

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern LONELY_RETURN = Pattern.compile("\\r(?!\\n)");
    private static final Pattern OTHER_BREAK = Pattern.compile("[\\x00\\x0b\\x0c\\x85\\u2028\\u2029]");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]{1,70}: .*");

    private StrictManifest() {}

    static Attributes read(InputStream in) throws IOException {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw JarInspector.notAJar("its manifest is too large");
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (LONELY_RETURN.matcher(text).find() || OTHER_BREAK.matcher(text).find()) {
            throw JarInspector.notAJar("its manifest has line breaks that are read in two ways");
        }
        requireHeaders(text);
        try {
            return new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
        } catch (IOException e) {
            throw JarInspector.notAJar("its manifest cannot be read: " + e.getMessage());
        }
    }

    /** Each header of the main section once, and nothing else in it. */
    private static void requireHeaders(String text) {
        var names = new HashSet<String>();
        for (var line : text.split("\r?\n", -1)) {
            if (line.isEmpty()) {
                return;
            }
            if (line.startsWith(" ")) {
                continue; // goes on with the line before
            }
            if (!HEADER.matcher(line).matches()) {
                throw JarInspector.notAJar("its manifest has a line that is no header");
            }
            var name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            if (!names.add(name)) {
                throw JarInspector.notAJar("its manifest has the header %s twice".formatted(name));
            }
        }
    }
}
