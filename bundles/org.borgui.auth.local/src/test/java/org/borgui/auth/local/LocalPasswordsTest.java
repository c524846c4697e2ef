package org.borgui.auth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.borgui.api.Secret;
import org.borgui.spi.signin.PasswordSignIn.Checked;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalPasswordsTest {

    private static final Checked WRONG = new Checked(false, Optional.empty());
    private static final Checked RIGHT = new Checked(true, Optional.empty());
    private static final Secret PASSWORD = Secret.of("blue table sings");

    private final LocalPasswords passwords = new LocalPasswords();

    @Test
    void a_hash_names_its_algorithm_and_cost_and_never_repeats() {
        var hash = passwords.hash(PASSWORD);

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passwords.hash(PASSWORD)).isNotEqualTo(hash);
    }

    @Test
    void only_the_right_password_is_right() {
        var hash = Optional.of(passwords.hash(PASSWORD));

        assertThat(passwords.check(PASSWORD, hash)).isEqualTo(RIGHT);
        assertThat(passwords.check(Secret.of("blue table sing"), hash)).isEqualTo(WRONG);
        assertThat(passwords.check(Secret.empty(), hash)).isEqualTo(WRONG);
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24}. */
    @Test
    void a_hash_that_another_program_made_is_understood_and_replaced() {
        var foreign = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        var checked = passwords.check(Secret.of("password"), Optional.of(foreign));

        assertThat(checked.right()).isTrue();
        assertThat(passwords.check(Secret.of("password"), checked.betterHash())).isEqualTo(RIGHT);
    }

    @Test
    void long_passwords_are_not_cut() {
        var start = "x".repeat(99);
        var hash = Optional.of(passwords.hash(Secret.of(start + "a")));

        assertThat(passwords.check(Secret.of(start + "b"), hash)).isEqualTo(WRONG);
        assertThat(passwords.check(Secret.of("x\0a"), Optional.of(passwords.hash(Secret.of("x\0b")))))
                .isEqualTo(WRONG);
    }

    /** bcrypt would stop at the 72nd byte, and other programs at a NUL. */
    @Test
    void two_passwords_that_differ_in_one_late_byte_are_two() {
        for (int at : new int[] {71, 72, 98}) {
            var one = "y".repeat(at) + "a" + "y".repeat(99 - at);
            var other = "y".repeat(at) + "b" + "y".repeat(99 - at);
            var hash = Optional.of(passwords.hash(Secret.of(one)));

            assertThat(passwords.check(Secret.of(one), hash)).isEqualTo(RIGHT);
            assertThat(passwords.check(Secret.of(other), hash))
                    .as("byte %d", at)
                    .isEqualTo(WRONG);
        }
        var withNul = Optional.of(passwords.hash(Secret.of("before\0after")));
        assertThat(passwords.check(Secret.of("before"), withNul)).isEqualTo(WRONG);
        assertThat(passwords.check(Secret.of("before\0after"), withNul)).isEqualTo(RIGHT);
    }

    @Test
    void what_is_kept_is_no_password() {
        var hash = passwords.hash(PASSWORD);
        var parts = hash.split("\\$", -1);

        for (var kept : new String[] {hash, parts[4], parts[5], parts[4] + "$" + parts[5]}) {
            assertThat(passwords.check(Secret.of(kept), Optional.of(hash))).isEqualTo(WRONG);
        }
    }

    @Test
    void the_same_letters_in_another_encoding_are_the_same_password() {
        var hash = Optional.of(passwords.hash(Secret.of("übergröße")));

        assertThat(passwords.check(Secret.of("u\u0308bergro\u0308ße"), hash)).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a", "2b", "2y"})
    void a_bcrypt_hash_is_checked_and_replaced(String version) {
        var old = Optional.of(bcrypt(version, "blue table sings"));

        var checked = passwords.check(PASSWORD, old);

        assertThat(checked.right()).isTrue();
        assertThat(checked.betterHash().orElseThrow()).startsWith("$argon2id$");
        assertThat(passwords.check(Secret.of("wrong"), old)).isEqualTo(WRONG);
    }

    @Test
    void what_bcrypt_would_not_see_is_refused() {
        var seventyTwo = "y".repeat(72);

        assertThat(passwords
                        .check(Secret.of(seventyTwo), Optional.of(bcrypt("2b", seventyTwo)))
                        .right())
                .isTrue();
        assertThat(passwords.check(Secret.of(seventyTwo + "z"), Optional.of(bcrypt("2b", seventyTwo))))
                .isEqualTo(WRONG);
        assertThat(passwords.check(Secret.of("abc\0def"), Optional.of(bcrypt("2b", "abc\0def"))))
                .isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "blue table sings",
                "$argon2id$v=19$m=19456,t=2,p=1$$",
                "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQwM$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2b$31$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "{noop}blue table sings"
            })
    void what_is_no_hash_of_ours_is_never_right(String hash) {
        assertThat(passwords.check(PASSWORD, Optional.of(hash))).isEqualTo(WRONG);
    }

    @Test
    void nobody_has_no_password_not_even_an_empty_one() {
        assertThat(passwords.check(Secret.empty(), Optional.empty())).isEqualTo(WRONG);
        assertThat(passwords.check(PASSWORD, Optional.empty())).isEqualTo(WRONG);
    }

    /** Each takes 64 MiB: two at once would not fit into what is set apart for hashing. */
    @Test
    void costly_hashes_are_checked_one_at_a_time() throws Exception {
        var foreign =
                Optional.of("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        var turns = new Turns();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Checked> check = () -> turns.take(65_536, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                var checked = passwords.check(Secret.of("wrong"), foreign);
                inside.decrementAndGet();
                return checked;
            });
            for (var result : threads.invokeAll(List.of(check, check, check, check))) {
                assertThat(result.get()).isEqualTo(WRONG);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void many_at_once_are_served_one_after_another() throws Exception {
        var hash = Optional.of(passwords.hash(PASSWORD));
        var threads = Executors.newFixedThreadPool(12);
        try {
            Callable<Checked> check = () -> passwords.check(PASSWORD, hash);
            var results = threads.invokeAll(
                    IntStream.range(0, 24).mapToObj(i -> check).toList());

            for (var result : results) {
                assertThat(result.get()).isEqualTo(RIGHT);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String bcrypt(String version, String password) {
        return OpenBSDBCrypt.generate(
                version, password.toCharArray(), "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), 4);
    }
}
