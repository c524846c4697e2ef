package org.borgui.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.notify.mail.MailAddress.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server itself is talked to by the tests on the built distribution. */
class MailAddressTest {

    private static MailAddress read(String address) {
        return MailAddress.of(Secret.of(address));
    }

    @Test
    void an_address_names_server_account_and_people() {
        var address = read("mailtos://ana%40example.org:p%2Fw@example.org:2525"
                + "?smtp=mail.example.org&from=borg@example.org&name=Borg%20UI&to=a@example.org,%20b@example.org");
        assertThat(address.host()).isEqualTo("mail.example.org");
        assertThat(address.port()).isEqualTo(2525);
        assertThat(address.encryption()).isEqualTo(Encryption.STARTTLS);
        assertThat(address.user()).isEqualTo("ana@example.org");
        assertThat(address.password()).isEqualTo("p/w");
        assertThat(address.from().toString()).isEqualTo("Borg UI <borg@example.org>");
        assertThat(address.to())
                .extracting(InternetAddress::getAddress)
                .containsExactly("a@example.org", "b@example.org");
    }

    @Test
    void what_is_not_said_follows_from_the_account() {
        var address = read("mailtos://ana:secret@example.org");
        assertThat(address.from().getAddress()).isEqualTo("ana@example.org");
        assertThat(address.to()).containsExactly(address.from());
        assertThat(address.port()).isEqualTo(587);
        assertThat(read("mailtos://ana:secret@example.org?mode=ssl").port()).isEqualTo(465);
        assertThat(read("mailto://ana@example.org").encryption()).isEqualTo(Encryption.IF_OFFERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto://ana:geheim@example.org",
                "mailto://example.org?pass=geheim&user=ana&from=a@example.org",
                "mailtos://example.org",
                "mailtos://ana:geheim@example.org?mode=insecure",
                "mailtos://ana:geheim@example.org?to=geheim",
                "mailtos://ana:geheim@example.org?to=a@example.org%0D%0ABcc:geheim@example.org",
                "mailtos://ana:geheim@example.org?cc=b@example.org",
                "mailtos:ana@example.org"
            })
    void an_address_that_cannot_work_is_refused_with_a_sentence_that_tells_no_secret(String address) {
        assertThatThrownBy(() -> read(address))
                .isInstanceOf(RefusedException.class)
                .hasMessageNotContaining("geheim")
                .hasMessageMatching("(?s).*[.]( .*)?");
    }
}
