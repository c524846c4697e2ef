package org.borgui.borg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswersTest {

    private final Answers answers = Recorded.ANSWERS;

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.4"})
    void documents_are_read(String version) throws IOException {
        var repository = answers.repository(new Recorded(version, "info").text(".json"));
        assertThat(repository.borgId()).hasSize(64);
        assertThat(repository.encryption()).isEqualTo("repokey-blake2");
        assertThat(repository.originalSize()).isGreaterThan(repository.deduplicatedSize());
        assertThat(repository.lastModified()).isNotNull();

        var archive = answers.archive(new Recorded(version, "info-archive").text(".json"));
        assertThat(archive.archive().name()).isEqualTo("one");
        assertThat(archive.files()).isEqualTo(10);
        assertThat(archive.originalSize()).isEqualTo(3_000_020);

        assertThat(answers.archives(new Recorded(version, "list").text(".json")))
                .extracting(Archive::name)
                .containsExactly("one", "m1", "m2");
        assertThat(answers.created(new Recorded(version, "create").text(".json"))
                        .size()
                        .files())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.4"})
    void entries_are_read_with_odd_names_and_links(String version) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : new Recorded(version, "entries").text(".jsonl").lines().toList()) {
            var bytes = line.getBytes(UTF_8);
            entries.add(answers.entry(bytes, 0, bytes.length));
        }
        var byPath = entries.stream().collect(Collectors.toMap(Entry::path, Function.identity()));

        assertThat(byPath)
                .containsKeys("src/a*b", "src/[x]", "src/-n", "src/pf:x", "src/ lead", "src/new\nline", "src/pä");
        assertThat(byPath)
                .hasEntrySatisfying("src/soft", it -> assertThat(it.link()).isEqualTo("a.txt"));
        assertThat(byPath)
                .hasEntrySatisfying("src/a.txt", it -> assertThat(it.link()).isEqualTo("src/hard"));
        assertThat(byPath)
                .hasEntrySatisfying("src/a.txt", it -> assertThat(it.mode()).startsWith("h"));
        assertThat(byPath)
                .hasEntrySatisfying("src/sub/big", it -> assertThat(it.size()).isEqualTo(3_000_000));
        assertThat(byPath)
                .hasEntrySatisfying("src", it -> assertThat(it.isFolder()).isTrue());
    }

    @Test
    void lines_that_are_no_json_are_kept_as_they_are() {
        assertThat(answers.line("usage: borg")).isEqualTo(new Line.Raw("usage: borg"));
        assertThat(answers.line("{broken")).isEqualTo(new Line.Raw("{broken"));
        assertThat(answers.line("Enter passphrase: {\"type\": \"progress_message\"}"))
                .isEqualTo(new Line.Noise());
        assertThatThrownBy(() -> answers.archive("{}")).isInstanceOf(IOException.class);
    }

    @Test
    void control_characters_become_visible() {
        assertThat(Visible.text("a\nb\u001b[31m\u202e")).isEqualTo("a\\nb\\u001b[31m\\u202e");
        assertThat(Visible.text("pä 日本")).isEqualTo("pä 日本");
    }

    @Test
    void versions_are_told_apart() {
        assertThat(BorgVersion.of("borg 1.1.16").orElseThrow().isOlderThan(1, 2))
                .isTrue();
        assertThat(BorgVersion.of("borg 1.2.4").orElseThrow().isOlderThan(1, 2)).isFalse();
        assertThat(BorgVersion.of("borg2 2.0.0b19").orElseThrow().major()).isEqualTo(2);
        assertThat(BorgVersion.of("hello")).isEmpty();
    }

    @Test
    void archives_of_the_hour_that_comes_twice_keep_their_order() throws IOException {
        var berlin = new Borg1Answers(ZoneId.of("Europe/Berlin"));
        var json =
                """
                {"archives": [{"name": "first", "id": "1", "start": "2026-10-25T02:50:00.000000"},
                              {"name": "second", "id": "2", "start": "2026-10-25T02:10:00.000000"},
                              {"name": "third", "id": "3", "start": "2026-10-25T03:10:00.000000"}]}""";
        assertThat(berlin.archives(json))
                .extracting(archive -> archive.start().toString())
                .containsExactly("2026-10-25T00:50:00Z", "2026-10-25T01:10:00Z", "2026-10-25T02:10:00Z");
    }
}
