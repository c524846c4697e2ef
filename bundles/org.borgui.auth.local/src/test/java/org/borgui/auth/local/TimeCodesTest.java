package org.borgui.auth.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.borgui.api.Secret;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodesTest {

    /** The key of RFC 6238, appendix B. */
    private static final Secret SEED = Secret.of(Base32.toBase32String("12345678901234567890".getBytes(US_ASCII)));

    private final TimeCodes codes = new TimeCodes("");

    /** The last six of the eight digits of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082, 1",
        "1111111109, 081804, 37037036",
        "1111111111, 050471, 37037037",
        "1234567890, 005924, 41152263",
        "2000000000, 279037, 66666666",
        "20000000000, 353130, 666666666"
    })
    void makes_the_codes_of_the_standard(long second, String code, long span) {
        assertThat(codes.span(SEED, code, Instant.ofEpochSecond(second))).hasValue(span);
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, true", "59, true", "60, true", "89, true", "90, false", "0, true", "120, false"})
    void one_span_before_and_after_counts(long second, boolean right) {
        assertThat(codes.span(SEED, "287082", Instant.ofEpochSecond(second)).isPresent())
                .isEqualTo(right);
    }

    @Test
    void spaces_do_not_count() {
        assertThat(codes.span(SEED, " 287 082 ", Instant.ofEpochSecond(59))).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "287083", "28708", "2870820", "94287082", "28708a", "-87082", "٢٨٧٠٨٢", "\u0000287082"})
    void nothing_else_is_a_code(String code) {
        assertThat(codes.span(SEED, code, Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test
    void a_seed_has_160_random_bits() {
        var seeds = IntStream.range(0, 50).mapToObj(i -> codes.seed().reveal()).toList();

        assertThat(seeds).doesNotHaveDuplicates().allSatisfy(seed -> assertThat(seed)
                .matches("[A-Z2-7]{32}"));
    }

    @Test
    void an_app_is_told_whose_it_is_and_of_which_server() {
        assertThat(codes.uri(SEED, "ana maria/ä").reveal())
                .isEqualTo(
                        "otpauth://totp/Borg%20UI:ana%20maria%2F%C3%A4?secret=" + SEED.reveal() + "&issuer=Borg%20UI");
        assertThat(new TimeCodes("backup.example").uri(SEED, "ana").reveal())
                .startsWith("otpauth://totp/Borg%20UI:ana%40backup.example?");
    }
}
