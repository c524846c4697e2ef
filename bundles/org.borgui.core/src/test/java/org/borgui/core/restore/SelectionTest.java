package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.Entry;
import org.borgui.core.OneFileArchives;
import org.borgui.spi.borg.BorgFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static Entry entry(String path, char type) {
        return new Entry(path, type, 7, "-rw-r--r--", "ana", "ana", "2026-01-01T00:00:00", null);
    }

    private static Selection of(Entry... entries) {
        return new Selection(new OneFileArchives(List.of(entries)), new RepositoryId(1), "one", List.of());
    }

    @ParameterizedTest
    @ValueSource(chars = {'l', '-', 'p', 'c'})
    void what_lies_below_no_folder_is_refused_whatever_the_order(char type) {
        for (var selection :
                List.of(of(entry("srv", type), entry("srv/x", '-')), of(entry("srv/x", '-'), entry("srv", type)))) {
            assertThatThrownBy(selection::requireInside)
                    .isInstanceOf(BorgFailedException.class)
                    .hasMessageContaining("'srv'");
        }
    }

    @Test
    void a_link_beside_a_folder_of_the_same_name_is_refused() {
        assertThatThrownBy(() -> of(entry("srv", 'd'), entry("srv", 'l'), entry("srv/x", '-'))
                        .requireInside())
                .isInstanceOf(BorgFailedException.class);
    }

    @Test
    void a_link_on_the_way_to_what_is_chosen_is_refused() {
        var archive = new OneFileArchives(List.of(
                entry("a", 'd'), entry("a/srv", 'd'), entry("a/srv", 'l'), entry("a/srv/x", '-'), entry("b", '-')));

        for (var path : List.of("a/srv/x", "a/srv", "a")) {
            var selection = new Selection(archive, new RepositoryId(1), "one", List.of("b", path));
            assertThatThrownBy(selection::requireInside)
                    .isInstanceOf(BorgFailedException.class)
                    .hasMessageContaining("'a/srv'");
        }
        assertThatCode(new Selection(archive, new RepositoryId(1), "one", List.of("b"))::requireInside)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "a/..", "srv//x", "srv/./x", "./x", "srv/"})
    void what_leads_upwards_or_has_a_second_name_is_refused(String path) {
        assertThatThrownBy(() -> of(entry(path, '-')).requireInside()).isInstanceOf(BorgFailedException.class);
    }

    @Test
    void a_backup_as_borg_makes_it_passes_and_is_added_up() throws Exception {
        var entries = Stream.concat(
                        Stream.of(entry("srv", 'd'), entry("srv/link", 'l'), entry("srv/..x", '-'), entry("srv2", 'l')),
                        IntStream.range(0, 5_000)
                                .boxed()
                                .flatMap(i -> Stream.of(entry("srv/" + i, 'd'), entry("srv/" + i + "/file", '-'))))
                .toArray(Entry[]::new);

        assertThat(of(entries).requireInside()).isEqualTo(7L * entries.length);
    }
}
