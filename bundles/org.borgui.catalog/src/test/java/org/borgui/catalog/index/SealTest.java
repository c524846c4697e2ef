package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTest {

    private final Seal seal = Seal.passing();
    private final byte[] sealed = seal.seal(7, "a block".getBytes(UTF_8), 7);

    @Test
    void opens_what_was_sealed_under_the_same_number_and_nothing_else() throws IOException {
        assertThat(seal.open(7, sealed)).asString(UTF_8).isEqualTo("a block");
        assertThatThrownBy(() -> seal.open(8, sealed)).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> Seal.passing().open(7, sealed)).isInstanceOf(DamagedException.class);
    }

    @Test
    void a_block_of_any_wrong_length_is_damaged() {
        for (int length = 0; length < sealed.length + 20; length++) {
            var other = Arrays.copyOf(sealed, length);
            if (length != sealed.length) {
                assertThatThrownBy(() -> seal.open(7, other))
                        .as("%d bytes", length)
                        .isInstanceOf(DamagedException.class);
            }
        }
    }
}
