package org.borgui.borg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Properties;

/** What a version of borg printed once, kept in {@code src/test/resources}. */
record Recorded(String version, String name) {

    static final Answers ANSWERS = new Borg1Answers(ZoneOffset.UTC);

    String text(String ending) throws IOException {
        try (var stream = open(name + ending)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    int code() throws IOException {
        try (var stream = open("exit-codes.properties")) {
            var codes = new Properties();
            codes.load(stream);
            return Integer.parseInt(codes.getProperty(name));
        }
    }

    Said said() throws IOException {
        var said = Said.silently(ANSWERS);
        text(".jsonl").lines().forEach(said::hear);
        return said;
    }

    private InputStream open(String file) throws IOException {
        var stream = Recorded.class.getResourceAsStream("/borg-%s/%s".formatted(version, file));
        if (stream == null) {
            throw new IOException("nothing was recorded of " + file);
        }
        return stream;
    }
}
