package org.borgui.notify.ntfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Topic;
import org.borgui.egress.Egress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtfyNotifierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    private final List<Egress.Call> calls = new ArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final NtfyNotifier notifier = new NtfyNotifier(new Recorder());

    private Egress.Call called() {
        return calls.get(calls.size() - 1);
    }

    private JsonNode deliver(Notice.Level level, String address) throws Exception {
        notifier.requireAddress(Secret.of(address));
        var notice = new Notice("k", Topic.BACKUP_FAILED, level, "Größe", "voll", NOW, new RepositoryId(5), null);
        notifier.deliver(notice, Secret.of(address));
        return new ObjectMapper().readTree(called().body());
    }

    @Test
    void bad_news_is_a_message_of_the_topic_with_a_high_priority() throws Exception {
        var message = deliver(Notice.Level.FAILURE, "ntfys://ntfy.example.org:8443/backups");

        assertThat(called().address()).hasToString("https://ntfy.example.org:8443/");
        assertThat(message.path("topic").asText()).isEqualTo("backups");
        assertThat(message.path("title").asText()).isEqualTo("Größe");
        assertThat(message.path("message").asText()).isEqualTo("voll");
        assertThat(message.path("priority").asInt()).isEqualTo(4);
        assertThat(called().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void the_priority_is_that_of_the_address_for_bad_news_alone() throws Exception {
        var address = "ntfy://ntfy.example.org/backups?priority=5";

        assertThat(deliver(Notice.Level.FAILURE, address).path("priority").asInt())
                .isEqualTo(5);
        assertThat(deliver(Notice.Level.SUCCESS, address).path("priority").asInt())
                .isEqualTo(3);
        assertThat(called().address()).hasToString("http://ntfy.example.org/");
    }

    @Test
    void a_password_and_a_token_are_sent_as_ntfy_wants_them() throws Exception {
        deliver(Notice.Level.SUCCESS, "ntfys://ana:secret@ntfy.example.org/backups");
        assertThat(called().headers()).containsEntry("Authorization", "Basic YW5hOnNlY3JldA==");

        deliver(Notice.Level.SUCCESS, "ntfys://:tk_1@ntfy.example.org/backups");
        assertThat(called().headers()).containsEntry("Authorization", "Bearer tk_1");
    }

    @Test
    void an_answer_that_is_not_good_is_a_failure() {
        status.set(403);
        assertThatThrownBy(() -> deliver(Notice.Level.SUCCESS, "ntfys://ntfy.example.org/backups"))
                .isInstanceOf(IOException.class)
                .hasMessage("ntfy.example.org answered with status 403.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ntfys://ntfy.example.org",
                "ntfys://ntfy.example.org/a/b",
                "ntfys://ntfy.example.org/a%20b",
                "ntfy://ana:geheim@ntfy.example.org/backups",
                "ntfys://ntfy.example.org/backups?priority=6",
                "ntfys://ntfy.example.org/backups?sound=loud",
                "ntfys://:geheim%0Atk@ntfy.example.org/backups"
            })
    void an_address_that_cannot_be_used_is_refused_without_its_password(String address) {
        assertThatThrownBy(() -> notifier.requireAddress(Secret.of(address)))
                .isInstanceOf(RefusedException.class)
                .hasMessageNotContaining("geheim");
    }

    private final class Recorder implements Egress {

        @Override
        public List<InetAddress> resolve(String host) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer call(Call call, Duration patience) {
            return call(call);
        }

        @Override
        public Answer call(Call call) {
            calls.add(call);
            return new Answer(status.get(), "");
        }

        @Override
        public SocketFactory sockets() {
            throw new UnsupportedOperationException();
        }
    }
}
