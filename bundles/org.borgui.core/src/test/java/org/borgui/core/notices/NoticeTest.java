package org.borgui.core.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    private static Notice notice(String title, String text) {
        return new Notice("key", Topic.BACKUP_FAILED, Notice.Level.FAILURE, title, text, Instant.EPOCH, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 0x1b, 0x7f, 0x85, 0x9b, 0x9f, 0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069
            })
    void what_steers_a_line_is_a_blank(int control) {
        var name = "a" + Character.toString(control) + "b";
        assertThat(notice(name, name)).isEqualTo(notice("a b", "a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zürich – 東京", "שלום", "a\u00a0b"})
    void names_stay_as_they_are(String name) {
        assertThat(notice(name, name + "\n" + name).title()).isEqualTo(name);
        assertThat(notice(name, name + "\n" + name).text()).isEqualTo(name + "\n" + name);
        assertThat(notice("a\nb", "").title()).isEqualTo("a b");
    }
}
