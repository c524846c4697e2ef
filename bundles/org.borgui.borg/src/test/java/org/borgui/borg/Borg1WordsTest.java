package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.api.Secret;
import org.borgui.api.repository.Encryption;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a person types, borg takes it for what it is meant to be and never for an option. */
class Borg1WordsTest {

    private static final List<String> HOSTILE = List.of(
            "-oProxyCommand=touch /tmp/x",
            "--rsh=touch /tmp/x",
            "--rsh",
            "--remote-path=/tmp/x",
            "--debug-topic=all",
            "--repair",
            "-",
            "--",
            "-v\n--rsh=x",
            "line\n--rsh=x",
            "$(touch /tmp/x)",
            "`id`;id|id&id",
            "{now}{hostname}",
            "re:.*",
            "!/tmp/x");

    private static final Target TARGET = new Target("/srv/repo", Secret.of("canary"), false);
    private static final Words WORDS = new Borg1Words(1);

    /** One call of borg, about one text. */
    private interface Verb {
        Call call(String text) throws BorgFailedException;
    }

    record Named(String name, Verb verb) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Named> verbs() {
        return Stream.of(
                new Named("repository", text -> WORDS.info(new Target("/srv/" + text, Secret.empty(), false))),
                new Named(
                        "new repository",
                        text -> WORDS.init(new Target("/srv/" + text, Secret.empty(), false), Encryption.REPOKEY)),
                new Named("archive", text -> WORDS.archive(TARGET, text)),
                new Named("entries", text -> WORDS.entries(TARGET, text)),
                new Named("entry", text -> WORDS.entries(TARGET, "a", text)),
                new Named("file", text -> WORDS.file(TARGET, "a", text)),
                new Named("tar", text -> WORDS.tar(TARGET, text, text)),
                new Named("extract", text -> WORDS.extract(TARGET, text, List.of(text), List.of(text), Path.of("/"))),
                new Named("verify", text -> WORDS.verify(TARGET, text)),
                new Named("delete", text -> WORDS.delete(TARGET, List.of(text, text))),
                new Named("checkpoint", text -> WORDS.deleteCheckpoint(TARGET, text)),
                new Named("source", text -> WORDS.create(TARGET, creation("a", "/" + text, "x"))),
                new Named("exclude", text -> WORDS.create(TARGET, creation("a", "/x", text))),
                new Named("new archive", text -> WORDS.create(TARGET, creation(text, "/x", "x"))));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void a_hostile_text_is_never_an_option(Named named) throws BorgFailedException {
        var harmless = options(named.verb().call("harmless"));
        int heard = 0;
        for (var text : HOSTILE) {
            Call call;
            try {
                call = named.verb().call(text);
            } catch (BorgFailedException e) {
                continue; // refused before borg runs
            }
            heard++;
            assertThat(call.words()).as(text).contains("--");
            assertThat(options(call)).as(text).isEqualTo(harmless);
            assertThat(call.words()).as(text).noneMatch(word -> word.contains("canary"));
        }
        assertThat(heard).as("texts that are taken as what they are").isPositive();
    }

    /** What stands before the two dashes, with the values of those that have one left out. */
    private static List<String> options(Call call) {
        var words = call.words();
        return words.subList(0, words.indexOf("--")).stream()
                .map(word -> word.startsWith("--exclude=") ? "--exclude=" : word)
                .toList();
    }

    @Test
    void what_no_name_or_place_can_be_is_refused_before_borg_runs() {
        for (var name : List.of("", "a/b", "a\0b", "-a", "--rsh=x", " a", "a ", "a.checkpoint")) {
            assertThatThrownBy(() -> WORDS.create(TARGET, creation(name, "/x", "x")))
                    .as(name)
                    .isInstanceOf(BorgFailedException.class);
        }
        for (var place : List.of(
                "",
                "relative",
                "-oProxyCommand=x",
                "--rsh=x",
                "ssh://-oProxyCommand=x/y",
                "host:repo",
                "-o:repo",
                "/srv/a::b",
                "/srv/a:",
                "/srv/\0")) {
            assertThatThrownBy(() -> WORDS.info(new Target(place, Secret.empty(), false)))
                    .as(place)
                    .isInstanceOf(BorgFailedException.class);
        }
        for (var compression : List.of("", "lz4 --rsh=x", "lz4\n", "-1", "zstd,10,", "lzma;id")) {
            var creation = new Creation(
                    "a",
                    List.of("/x"),
                    List.of(),
                    compression,
                    false,
                    false,
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    Optional.empty());
            assertThatThrownBy(() -> WORDS.create(TARGET, creation))
                    .as(compression)
                    .isInstanceOf(BorgFailedException.class);
        }
        assertThatThrownBy(() -> WORDS.create(TARGET, creation("a", "--rsh=x", "x")))
                .isInstanceOf(BorgFailedException.class);
    }

    @Test
    void flags_of_a_check_are_those_of_a_list() throws BorgFailedException {
        var call = WORDS.check(TARGET, new Examination(0, Set.of(Examination.Flag.values())));

        assertThat(call.words())
                .contains("--repository-only", "--archives-only", "--verify-data")
                .doesNotContain("--repair");
    }

    @Test
    void placeholders_are_letters() throws BorgFailedException {
        assertThat(WORDS.archive(TARGET, "{now}").words()).endsWith("/srv/repo::{{now}}");
    }

    private static Creation creation(String archive, String source, String exclude) {
        return new Creation(
                archive,
                List.of(source),
                List.of(exclude),
                "lz4",
                false,
                false,
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }
}
