package org.borgui.auth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PasswordRulesTest {

    private final LocalPasswords passwords = new LocalPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blue table sings",
                "correct horse battery staple",
                "Xk4v9TqLmPz2",
                "lowercase only is fine too",
                "8472639105847261",
                "пишу длинный пароль",
                "日本語の長い秘密の合言葉です",
                "🦊 runs over 🌊 twice",
                "monkey-dragon-hill-12"
            })
    void a_long_and_unusual_one_is_taken_whatever_its_characters(String password) {
        assertThatCode(() -> passwords.requireAcceptable(Secret.of(password), "ana"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "admin123, TooShort",
        "'', TooShort",
        "Xk4v9TqLmPz, TooShort",
        "🦊🦊🦊🦊🦊🦊, TooShort",
        "my-ana-Xk4v9TqLmPz2, ContainsUsername",
        "my-ANA-Xk4v9TqLmPz2, ContainsUsername",
        "password1234, TooCommon",
        "passwordpassword, TooCommon",
        "p@ssw0rdp@ssw0rd, TooCommon",
        "aaaaaaaaaaaaaaaa, TooCommon",
        "123456789012, TooCommon",
        "abcdefghijkl, TooCommon",
        "qwertyuiop12, TooCommon",
        "1q2w3e4r5t6y, TooCommon",
        "letmeinletmein, TooCommon",
        "administrator, TooCommon",
        "borgbackup12, TooCommon",
        "backupbackup, TooCommon",
        "changeme1234, TooCommon",
        "welcome12345, TooCommon",
        "trustno1trustno1, TooCommon",
        "iloveyou1234, TooCommon"
    })
    void a_short_or_common_one_is_refused(String password, String why) {
        var refused = catchThrowableOfType(
                RefusedException.class, () -> passwords.requireAcceptable(Secret.of(password), "Ana"));

        assertThat(refused.key()).isEqualTo("backend.errors.auth.password" + why);
        assertThat(refused.reason()).isEqualTo(Reason.INVALID);
        assertThat(refused.getMessage()).endsWith(".");
    }

    @Test
    void the_length_is_counted_in_characters_after_composing_them() {
        var refused = catchThrowableOfType(
                RefusedException.class, () -> passwords.requireAcceptable(Secret.of("u\u0308".repeat(11)), "ana"));

        assertThat(refused.key()).isEqualTo("backend.errors.auth.passwordTooShort");
        assertThat(refused.params()).containsEntry("minimum", 12);
    }

    @Test
    void up_to_256_characters_are_taken() {
        var words = "blue table sings over nine green hills ".repeat(10);

        assertThatCode(() -> passwords.requireAcceptable(Secret.of(words.substring(0, 256)), "ana"))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> passwords.requireAcceptable(Secret.of(words.substring(0, 257)), "ana"))
                        .key())
                .isEqualTo("backend.errors.auth.passwordTooLong");
    }

    @Test
    void a_very_short_user_name_does_not_count() {
        assertThatCode(() -> passwords.requireAcceptable(Secret.of("blue table sings"), "a"))
                .doesNotThrowAnyException();
    }
}
