package org.borgui.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "a/b/c d", "pä/ж/名", "odd\u0001one/\u0002/x", "a/\u0001\u0002/\u0001", "😀/😀"})
    void give_back_the_path(String path) {
        assertThat(Keys.path(Keys.of(path, true))).isEqualTo(path);
        assertThat(Keys.path(Keys.of(path, false))).isEqualTo(path);
    }

    @Test
    void put_folders_before_files_and_what_is_below_after_both() {
        var sorted = Stream.of(
                        Keys.of("p/a", false),
                        Keys.of("p/z", true),
                        Keys.of("p/z/k", false),
                        Keys.of("p!", true),
                        Keys.of("p!/x", false),
                        Keys.of("p", true),
                        Keys.of("p\u0001/x", false))
                .sorted(Arrays::compareUnsigned)
                .map(Keys::path)
                .toList();

        assertThat(sorted).containsExactly("p", "p!", "p/z", "p/a", "p/z/k", "p\u0001/x", "p!/x");
    }

    @Test
    void bound_a_folder_and_all_below_it_but_nothing_else() {
        assertThat(isBelow("p", "p/a")).isTrue();
        assertThat(isBelow("p", "p/a/b")).isTrue();
        assertThat(isBelow("p", "p!/a")).isFalse();
        assertThat(isBelow("p", "p\u0001/a")).isFalse();
        assertThat(isBelow("p", "p\u0002/a")).isFalse();
        assertThat(isBelow("p", "p")).isFalse();
        assertThat(isBelow("", "ÿ/ÿ")).isTrue();
    }

    private static boolean isBelow(String folder, String path) {
        var key = Keys.of(path, false);
        return Arrays.compareUnsigned(key, Keys.children(folder)) >= 0
                && Arrays.compareUnsigned(key, Keys.belowEnd(folder)) < 0;
    }
}
