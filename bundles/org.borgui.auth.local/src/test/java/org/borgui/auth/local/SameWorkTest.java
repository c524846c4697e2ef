package org.borgui.auth.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.borgui.api.Secret;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One evaluation of Argon2 at today's cost for each password that is judged, counted by the memory it takes: 19 MiB each, which
 * nothing else here comes near, and which no busy machine changes.
 */
@Timeout(60)
class SameWorkTest {

    private static final long ONE = 19L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LocalPasswords passwords = new LocalPasswords();
    private final Optional<String> hash = Optional.of(passwords.hash(Secret.of("blue table sings")));

    @Test
    void a_wrong_password_costs_one() {
        assertThat(evaluations("wrong", hash)).isEqualTo(1);
    }

    @Test
    void the_right_password_costs_one() {
        assertThat(evaluations("blue table sings", hash)).isEqualTo(1);
    }

    @Test
    void nobody_and_who_signs_in_elsewhere_cost_one() {
        assertThat(evaluations("blue table sings", Optional.empty())).isEqualTo(1);
        assertThat(evaluations("", Optional.empty())).isEqualTo(1);
    }

    @Test
    void what_is_no_hash_costs_one() {
        assertThat(evaluations("blue table sings", Optional.of("!"))).isEqualTo(1);
    }

    @Test
    void what_an_older_server_cannot_have_hashed_costs_one() {
        var old = Optional.of(OpenBSDBCrypt.generate(
                "2b", "short".toCharArray(), "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), 4));

        assertThat(evaluations("z".repeat(73), old)).isEqualTo(1);
    }

    @Test
    void a_very_long_password_costs_no_more() {
        assertThat(evaluations("x".repeat(100_000), hash)).isEqualTo(1);
    }

    private long evaluations(String password, Optional<String> known) {
        var secret = Secret.of(password);
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var checked = passwords.check(secret, known);
        var taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(checked.betterHash()).isEmpty();
        return taken / ONE;
    }
}
