package org.borgui.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveNamesTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-01T02:00:07+01:00[Europe/Berlin]");

    private static String name(String template) {
        return ArchiveNames.of(template, "my plan/ä", "..photos\n", NOW);
    }

    @Test
    void places_are_filled_in_and_names_made_fit_for_archives() {
        assertThat(name(ArchiveNames.BY_HAND)).isEqualTo("photos-2026-03-01T02:00:07");
        assertThat(name("{plan_name}_{date}_{time}")).isEqualTo("my-plan-ä_2026-03-01_02:00:07");
        assertThat(name("x-{timestamp}")).isEqualTo("x-1772326807");
        assertThat(ArchiveNames.of("{plan_name}-{now}", "???", "r", NOW)).startsWith("backup-2026");
    }

    @Test
    void a_name_that_is_taken_gets_a_number() {
        assertThat(ArchiveNames.free("a", Set.of())).isEqualTo("a");
        assertThat(ArchiveNames.free("a", Set.of("a", "a-2"))).isEqualTo("a-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "always",
                "{plan_name}",
                "{date}",
                "{time}",
                "{now",
                "now}",
                "{{now}}",
                "{hostname}-{now}",
                "a/{now}",
                "a::{now}",
                "{now}\n",
                "{}{now}",
                "-{now}",
                " {now}",
                "{now} ",
                "{now}.checkpoint",
                "a.checkpoints-{now}"
            })
    void templates_that_make_no_names_or_the_same_twice_are_refused(String template) {
        assertThatThrownBy(() -> ArchiveNames.require(template))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot name archives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{now}", "{plan_name}-{now}", "{timestamp}", "{date}{time}", "'{now};$(id)"})
    void all_others_are_good(String template) {
        assertThatCode(() -> ArchiveNames.require(template)).doesNotThrowAnyException();
    }
}
