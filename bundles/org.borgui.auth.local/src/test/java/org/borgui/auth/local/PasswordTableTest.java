package org.borgui.auth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forty passwords for the user {@code ana.kovacs} on the server {@code vault7.harbourlight.example}. */
@Timeout(60)
class PasswordTableTest {

    private final LocalPasswords passwords = new LocalPasswords("vault7", "vault7.harbourlight.example");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // too short, in characters and not in bytes
                "''|TooShort",
                "            |TooCommon",
                "admin|TooShort",
                "admin123|TooShort",
                "Tr0ub4dor&3|TooShort",
                "пароль-пар|TooShort",
                "🦊🌊🏔🚲🎻🧭🪁🍞🔑🐢🌵|TooShort",
                // what is tried first
                "password1234|TooCommon",
                "Password1234!|TooCommon",
                "P@ssw0rd1234|TooCommon",
                "drowssapdrowssap|TooCommon",
                "123456789012|TooCommon",
                "qwertyuiopas|TooCommon",
                "zxcvbnmasdfg|TooCommon",
                "abcabcabcabc|TooCommon",
                "iloveyouiloveyou|TooCommon",
                "letmeinletmein|TooCommon",
                "aaaaaaaaaaaaaaaa|TooCommon",
                "monkeymonkey|TooCommon",
                // of the product
                "borgbackup2026|TooCommon",
                "borg-ui-borg-ui|TooCommon",
                "BorgBackup123|TooCommon",
                "administrator|TooCommon",
                "repositoryrepository|TooCommon",
                "backupserver|TooCommon",
                // of the host
                "harbourlight|TooCommon",
                "harbourlight1|TooCommon",
                "vault7vault7|TooCommon",
                "vault7.harbourlight|TooCommon",
                // of the user
                "ana.kovacs-9Xk4|ContainsUsername",
                "ANA.KOVACS and more|ContainsUsername",
                // long and unusual, whatever its characters
                "blue table sings|good",
                "correct horse battery staple|good",
                "lowercase only is fine|good",
                "8472639105847261|good",
                "Xk4v9TqLmPz2|good",
                "пишу длинный пароль|good",
                "日本語の長い秘密の合言葉です|good",
                "🦊 runs over 🌊 twice|good",
                "my harbourlight has nine green doors|good",
            })
    void each_is_judged(String password, String judgement) {
        if (judgement.equals("good")) {
            assertThatCode(() -> require(password)).doesNotThrowAnyException();
            return;
        }
        var refused = catchThrowableOfType(RefusedException.class, () -> require(password));
        assertThat(refused).as(password + " is refused").isNotNull();
        assertThat(refused.key()).isEqualTo("backend.errors.auth.password" + judgement);
        assertThat(refused.getMessage()).endsWith(".");
    }

    private void require(String password) {
        passwords.requireAcceptable(Secret.of(password), "ana.kovacs");
    }
}
