package org.borgui.vault;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal, by name.
 *
 * @param current the name of the one that seals from now on
 * @param kinds of what was ever sealed: a key is given up only when each of these was looked through
 */
record Ring(String current, Map<String, SecretKey> keys, Set<String> kinds) {

    /** The name of the key that sealed before there was a ring. */
    static final String FIRST = "v1";

    /** What was sealed before kinds were noted. */
    private static final Set<String> FIRST_KINDS =
            Set.of("repository/passphrase", "subscription/address", "repository/catalog");

    /** What is a line of the ring's text, and no more than that. */
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?");

    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 4;

    Ring {
        keys = Map.copyOf(keys);
        kinds = Set.copyOf(kinds);
    }

    /** One new key. */
    static Ring fresh() {
        return new Ring("", Map.of(), Set.of()).turned();
    }

    /** One new key, and the one that has sealed all so far. */
    static Ring following(SecretKey first) {
        return new Ring(FIRST, Map.of(FIRST, first), FIRST_KINDS).turned();
    }

    /** With a new key, which is the current one. */
    Ring turned() {
        var all = new HashMap<>(keys);
        String name;
        do {
            name = HexFormat.of().formatHex(Aead.random(NAME_BYTES));
        } while (all.containsKey(name));
        all.put(name, new SecretKeySpec(Aead.random(KEY_BYTES), "AES"));
        return new Ring(name, all, kinds);
    }

    Ring without(Set<String> names) {
        var all = new HashMap<>(keys);
        names.stream().filter(name -> !name.equals(current)).forEach(all::remove);
        return new Ring(current, all, kinds);
    }

    /** @throws IllegalArgumentException for what could not be written as a kind */
    Ring noting(String kind) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "A kind of secrets is a word or two of letters, digits, '.', '_' and '-' with a '/' between them, and not '%s'."
                            .formatted(kind));
        }
        var all = new TreeSet<>(kinds);
        all.add(kind);
        return new Ring(current, keys, all);
    }

    SecretKey currentKey() {
        return Objects.requireNonNull(keys.get(current));
    }

    @Override
    public String toString() {
        return "Ring[%s of %s]".formatted(current, keys.keySet());
    }
}
