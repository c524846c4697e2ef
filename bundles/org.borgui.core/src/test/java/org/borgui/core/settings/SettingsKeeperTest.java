package org.borgui.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.borgui.api.RefusedException;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.JobLimits;
import org.borgui.api.job.LogPolicy;
import org.borgui.api.system.ServerSettings;
import org.borgui.core.Fixture;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsKeeperTest {

    @TempDir
    Path folder;

    private Fixture server;
    private SettingsKeeper settings;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        settings = new SettingsKeeper(server.state, new AdminsOnly());
    }

    private static UnaryOperator<ServerSettings> limits(int backups, int scheduled, int checks) {
        return old -> new ServerSettings(old.history(), new JobLimits(backups, scheduled, checks), old.echoed());
    }

    private static UnaryOperator<ServerSettings> logs(int days, int megabytes) {
        var history = new HistorySettings(30, 500, days, megabytes, LogPolicy.FAILED_ONLY, false, false);
        return old -> new ServerSettings(history, old.limits(), old.echoed());
    }

    @Test
    void what_was_changed_is_there_after_a_restart_and_listeners_were_told() {
        var told = new ArrayList<ServerSettings>();
        settings.listen(told::add);
        settings.change(ANA, limits(1, 2, 3));
        var changed = settings.change(ANA, old -> logs(7, 10).apply(old).echoing(Map.of("theme", "\"dark\"")));

        assertThat(new SettingsKeeper(server.state, new AdminsOnly()).get()).isEqualTo(changed);
        assertThat(told).hasSize(3).first().isEqualTo(ServerSettings.usual());
        assertThat(told.get(2)).isEqualTo(changed);
    }

    @Test
    void what_cannot_be_is_refused_by_name_and_nothing_changes() {
        for (var wrong : List.of(limits(0, 1, 1), limits(1, 65, 1), limits(1, 1, -1))) {
            assertRefused(wrong, "invalidConcurrencyLimit");
        }
        assertRefused(logs(30, 9), "logSizeTooSmall");
        assertRefused(logs(0, 10), "invalidRetention");
        assertThat(settings.get()).isEqualTo(ServerSettings.usual());
    }

    private void assertRefused(UnaryOperator<ServerSettings> wrong, String key) {
        assertThatThrownBy(() -> settings.change(ANA, wrong))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.key()).isEqualTo("backend.errors.settings." + key);
                    assertThat(refused.params()).containsKey("field");
                });
    }

    @Test
    void only_admins_change_them() {
        assertThatThrownBy(() -> settings.change(EVE, limits(1, 1, 1))).isInstanceOf(RefusedException.class);
        assertThat(settings.get()).isEqualTo(ServerSettings.usual());
    }
}
