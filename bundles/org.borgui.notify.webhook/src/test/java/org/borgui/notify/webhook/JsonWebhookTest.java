package org.borgui.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

class JsonWebhookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final Notice NOTICE = new Notice(
            "job-7-ended",
            Topic.BACKUP_FAILED,
            Notice.Level.FAILURE,
            "Backup to '\"; id #`id`' failed",
            "The repository is full.\nPlan: nightly",
            NOW,
            new RepositoryId(5),
            "nightly");

    private final Recorder egress = new Recorder();
    private final JsonWebhook webhook = new JsonWebhook(egress, Clock.fixed(NOW, ZoneOffset.UTC));

    private Egress.Call deliver(String address) throws Exception {
        webhook.requireAddress(Secret.of(address));
        webhook.deliver(NOTICE, Secret.of(address));
        return egress.calls.get(egress.calls.size() - 1);
    }

    @Test
    void a_notice_is_one_document_that_clients_of_apprise_understand() throws Exception {
        var call = deliver("jsons://host.example:8443/hook/a%20b?-token=t%26u");
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.address()).hasToString("https://host.example:8443/hook/a%20b?token=t%26u");
        assertThat(call.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Idempotency-Key", "job-7-ended.1772330400");
        var json = new ObjectMapper().readTree(call.body());
        assertThat(json.at("/version").asText()).isEqualTo("1.0");
        assertThat(json.at("/title").asText()).isEqualTo("Backup to '\"; id #`id`' failed");
        assertThat(json.at("/message").asText()).isEqualTo("The repository is full.\nPlan: nightly");
        assertThat(json.at("/type").asText()).isEqualTo("failure");
        assertThat(json.at("/topic").asText()).isEqualTo("backup_failed");
        assertThat(json.at("/repository_id").asLong()).isEqualTo(5);
        assertThat(json.at("/at").asText()).isEqualTo("2026-03-01T02:00:00Z");
    }

    @Test
    void user_and_headers_are_sent_as_the_address_says() throws Exception {
        var call = deliver("jsons://us%40er:p%3Ass@host.example?+X-Token=abc&method=put");
        assertThat(call.headers())
                .containsEntry("Authorization", "Basic dXNAZXI6cDpzcw==")
                .containsEntry("X-Token", "abc");
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.address()).hasToString("https://host.example/");
    }

    @Test
    void what_is_no_secret_may_be_sent_in_the_open() throws Exception {
        var call = deliver("json://host.example:65535/hook?+X-Place=home&-room=2&secret=shh");
        assertThat(call.address()).hasToString("http://host.example:65535/hook?room=2");
        assertThat(call.headers()).containsEntry("X-Place", "home").containsKey("X-Borg-UI-Signature");
    }

    @Test
    void a_port_that_is_none_is_named() {
        assertThatThrownBy(() -> webhook.requireAddress(Secret.of("jsons://host.example:70000")))
                .hasMessage("The port of the address is a number from 1 to 65535.");
    }

    /** {@code printf '1772330400.BODY' | openssl dgst -sha256 -hmac shh} says the same. */
    @Test
    void with_a_secret_each_call_is_signed_with_its_time() {
        assertThat(Signature.headers("shh", NOW, "BODY"))
                .containsEntry("X-Borg-UI-Timestamp", "1772330400")
                .containsEntry(
                        "X-Borg-UI-Signature",
                        "sha256=7189b87521776b088b3491f9847ca9d7b295eb47e040de30c6acfbe527031610");
    }

    @Test
    void an_answer_that_is_no_success_is_a_failure_without_the_address() {
        egress.status = 403;
        assertThatThrownBy(() -> deliver("jsons://user:geheim@host.example/secret-path"))
                .isInstanceOf(IOException.class)
                .hasMessage("host.example answered with status 403.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jsons://",
                "jsons:///path",
                "jsons://host.example/a b geheim",
                "json://user:geheim@host.example",
                "json://host.example?+Authorization=geheim",
                "json://geheim@host.example",
                "json://:geheim@host.example",
                "json://host.example?+Cookie=geheim",
                "json://host.example?+X-Auth=geheim",
                "json://host.example?-access_token=geheim",
                "json://host.example?-ApiKey=geheim",
                "json://host.example?-password=geheim",
                "json://host.example?-session=geheim",
                "jsons://user:geheim@host.example:0",
                "jsons://user:geheim@host.example:65536",
                "jsons://host.example?verify=no&x=geheim",
                "jsons://host.example?+Host=geheim",
                "jsons://host.example?+X-A=a%0D%0AX-B:geheim",
                "jsons://host.example?method=DELETE"
            })
    void an_address_that_cannot_work_is_refused_with_a_sentence_that_tells_no_secret(String address) {
        assertThatThrownBy(() -> webhook.requireAddress(Secret.of(address)))
                .isInstanceOf(RefusedException.class)
                .hasMessageNotContaining("geheim")
                .hasMessageEndingWith(".");
    }

    private static final class Recorder implements Egress {

        private final List<Call> calls = new ArrayList<>();
        private int status = 204;

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
            return new Answer(status, "");
        }

        @Override
        public SocketFactory sockets() {
            throw new UnsupportedOperationException();
        }
    }
}
