package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A ring as it is written: a line each for the current key, the kinds, and each key wrapped under the server's key; at the
 * end a mark over all lines before. While the server's key is being changed, everything is wrapped and marked twice.
 */
record RingText(String text) {

    private static final String HEAD = "borg-ui key ring 1\n";
    private static final String MARK = "mark ";

    static RingText of(Ring ring, List<Keys> outers) {
        var lines = new StringBuilder(HEAD).append("current %s\n".formatted(ring.current()));
        new TreeSet<>(ring.kinds()).forEach(kind -> lines.append("kind %s\n".formatted(kind)));
        for (var outer : outers) {
            new TreeMap<>(ring.keys())
                    .forEach((name, key) -> lines.append("key %s %s %s\n"
                            .formatted(
                                    outer.fingerprint(),
                                    name,
                                    Aead.seal(outer.wrapping(), context(name), key.getEncoded()))));
        }
        var marked = lines.toString();
        outers.forEach(outer -> lines.append("%s%s %s\n".formatted(MARK, outer.fingerprint(), outer.mark(marked))));
        return new RingText(lines.toString());
    }

    /** The fingerprints of the keys under which it is wrapped. */
    Set<String> outers() {
        return lines(MARK).map(words -> words[1]).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The ring, for who has the server's key.
     *
     * @throws IllegalStateException when it is not as it was written
     */
    Ring unwrapped(Keys outer) {
        int end = text.indexOf("\n" + MARK) + 1;
        var mark = "%s%s %s".formatted(MARK, outer.fingerprint(), outer.mark(text.substring(0, end)));
        var marks = text.substring(end).lines();
        if (!text.startsWith(HEAD)
                || marks.noneMatch(line -> MessageDigest.isEqual(line.getBytes(US_ASCII), mark.getBytes(US_ASCII)))) {
            throw new IllegalStateException("it was cut or changed");
        }
        var keys = new HashMap<String, SecretKey>();
        lines("key ")
                .filter(words -> words[1].equals(outer.fingerprint()))
                .forEach(words -> keys.put(words[2], unwrapped(outer, words[2], words[3])));
        var current = lines("current ").map(words -> words[1]).findFirst().orElseThrow();
        return new Ring(
                current, Map.copyOf(keys), lines("kind ").map(words -> words[1]).collect(Collectors.toSet()));
    }

    private static SecretKey unwrapped(Keys outer, String name, String wrapped) {
        try {
            return new SecretKeySpec(Aead.open(outer.wrapping(), context(name), wrapped), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("its key %s was changed".formatted(name), e);
        }
    }

    private static String context(String name) {
        return "ring/%s".formatted(name);
    }

    private Stream<String[]> lines(String start) {
        return text.lines().filter(line -> line.startsWith(start)).map(line -> line.split(" ", -1));
    }
}
