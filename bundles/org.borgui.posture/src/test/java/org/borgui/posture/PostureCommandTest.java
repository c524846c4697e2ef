package org.borgui.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.Secret;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.command.Command.Terminal;
import org.junit.jupiter.api.Test;

class PostureCommandTest {

    private final Shown shown = new Shown();

    @Test
    void each_weakness_is_told_with_its_reason_and_its_remedy() throws IOException {
        assertThat(run(true, weakness(Severity.HIGH, ""), weakness(Severity.LOW, "photos")))
                .isEqualTo(1);
        assertThat(shown.lines)
                .containsExactly(
                        "high     Title",
                        "         Reason.",
                        "         Remedy.",
                        "low      Title: photos",
                        "         Reason.",
                        "         Remedy.");
    }

    @Test
    void it_ends_well_when_nothing_is_pressing() throws IOException {
        assertThat(run(true, weakness(Severity.MEDIUM, ""))).isZero();
        assertThat(run(true)).isZero();
        assertThat(shown.lines).last().isEqualTo("ok       nothing weak was found");
    }

    @Test
    void while_the_server_is_stopped_it_says_what_was_not_looked_at() throws IOException {
        assertThat(run(false)).isZero();
        assertThat(shown.lines).last().asString().contains("the server is stopped", "repositories");
    }

    @Test
    void more_words_bring_the_usage() throws IOException {
        assertThat(new PostureCommand(caller -> List.of(), true).run(List.of("all"), shown))
                .isEqualTo(2);
        assertThat(shown.lines).singleElement().asString().startsWith("borg-ui doctor --posture ");
    }

    private int run(boolean running, Weakness... found) throws IOException {
        return new PostureCommand(caller -> List.of(found), running).run(List.of(), shown);
    }

    private static Weakness weakness(Severity severity, String object) {
        return new Weakness("id", severity, "Title", "Reason.", "Remedy.", null, object);
    }

    private static final class Shown implements Terminal {

        final List<String> lines = new ArrayList<>();

        @Override
        public void say(String line) {
            lines.add(line);
        }

        @Override
        public Secret ask(String prompt) {
            throw new UnsupportedOperationException();
        }
    }
}
