package org.borgui.core.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.borgui.api.Secret;
import org.borgui.api.notice.Notice;
import org.borgui.spi.notice.Notifier;
import org.junit.jupiter.api.Test;

class NotifiersTest {

    private static final Secret ADDRESS = Secret.of("Box://all.example");

    private final Notifiers notifiers = new Notifiers();
    private final Notifier older = new Silent();
    private final Notifier newer = new Silent();

    private void add(Notifier notifier, String... schemes) {
        notifiers.addNotifier(notifier, Map.of("borgui.notifier.schemes", schemes));
    }

    @Test
    void the_newest_is_asked_and_when_it_goes_the_one_before_it() {
        add(older, "box");
        add(newer, "box", "crate");
        assertThat(notifiers.of(ADDRESS)).containsSame(newer);
        notifiers.removeNotifier(newer);
        assertThat(notifiers.of(ADDRESS)).containsSame(older);
        assertThat(notifiers.schemes()).containsExactly("box");
        notifiers.removeNotifier(older);
        assertThat(notifiers.of(ADDRESS)).isEmpty();
        assertThat(notifiers.schemes()).isEmpty();
    }

    @Test
    void the_older_may_go_first() {
        add(older, "box");
        add(newer, "box");
        notifiers.removeNotifier(older);
        assertThat(notifiers.of(ADDRESS)).containsSame(newer);
    }

    private static final class Silent implements Notifier {

        @Override
        public void requireAddress(Secret address) {}

        @Override
        public void deliver(Notice notice, Secret address) {}
    }
}
