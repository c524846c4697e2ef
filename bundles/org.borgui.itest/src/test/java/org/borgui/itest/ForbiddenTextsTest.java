package org.borgui.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** Texts that no class of ours may hold, read from the constants of the classes that the build made. */
class ForbiddenTextsTest {

    private static final Pattern SHELL = Pattern.compile("(/(usr/)?bin/)?(ba|da|z|k)?sh|-c");

    private static final Pattern ANY_HOST = Pattern.compile(
            ".*(StrictHostKeyChecking[ =](no|off|accept-new)|[^l]KnownHostsFile[ =]/dev/null).*", Pattern.DOTALL);

    private static final int STRING = 8; // CONSTANT_String

    private final BuiltBundles bundles;

    ForbiddenTextsTest() throws IOException {
        bundles = new BuiltBundles();
    }

    @Test
    void nobody_calls_a_shell() throws IOException {
        assertThat(found(SHELL)).isEmpty();
    }

    @Test
    void no_host_is_spoken_to_without_a_look_at_its_key() throws IOException {
        assertThat(found(ANY_HOST)).isEmpty();
    }

    /** The looking itself works: a text that is there is found. */
    @Test
    void what_is_there_is_found() throws IOException {
        assertThat(found(Pattern.compile("BORG_PASSPHRASE"))).anyMatch(text -> text.startsWith("org/borgui/borg/"));
    }

    private Set<String> found(Pattern forbidden) throws IOException {
        var found = new TreeSet<String>();
        bundles.eachClass((bundle, type) -> {
            if (type.getClassName().startsWith("org/borgui/")) {
                texts(type)
                        .filter(text -> forbidden.matcher(text).matches())
                        .forEach(text -> found.add("%s: %s".formatted(type.getClassName(), text)));
            }
        });
        return found;
    }

    private static Stream<String> texts(ClassReader type) {
        var buffer = new char[type.getMaxStringLength()];
        return IntStream.range(1, type.getItemCount())
                .map(type::getItem)
                .filter(at -> at > 0 && type.readByte(at - 1) == STRING)
                .mapToObj(at -> type.readUTF8(at, buffer));
    }
}
