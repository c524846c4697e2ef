package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.borgui.access.UserDocument.Password;
import org.borgui.api.UserId;
import org.borgui.api.access.Role;
import org.borgui.spi.state.StateStore.Durability;
import org.junit.jupiter.api.Test;

class DecoysTest {

    private final Server server = Server.withAdmin();
    private final NameHash names = new NameHash(server.state);
    private final Decoys decoys = new Decoys(server.state, server.clock);

    @Test
    void names_that_nobody_has_cost_what_those_of_users_cost() {
        for (int i = 0; i < 4; i++) {
            setHash(server.add("old" + i, Role.VIEWER).id(), "$2b$12$0123456789012345678901");
        }

        var slow = IntStream.range(0, 1_000)
                .filter(i -> decoy("nobody" + i).startsWith("$2b$12$"))
                .count();

        assertThat(slow).as("of five users four have a slow hash").isBetween(750L, 850L);
    }

    @Test
    void a_name_has_the_same_one_each_time_and_after_a_restart() {
        setHash(server.add("old", Role.VIEWER).id(), "$2b$12$0123456789012345678901");
        var before = decoy("nobody");

        assertThat(decoy("NOBODY")).isEqualTo(before);
        var restarted = new Decoys(server.state, server.clock);
        assertThat(restarted.of(new NameHash(server.state).of("nobody"))).contains(before);
    }

    @Test
    void none_is_anybodys_hash() {
        assertThat(decoy("nobody"))
                .isEqualTo("hash:blue tabAAAAAAAA") // of "hash:blue table sings", all but its end
                .isNotEqualTo("hash:blue table sings");
    }

    @Test
    void hashes_that_were_renewed_are_noticed() {
        var old = server.add("old", Role.VIEWER).id();
        setHash(old, "$2b$12$0123456789012345678901");
        assertThat(IntStream.range(0, 100)
                        .filter(i -> decoy("n" + i).startsWith("$2b$"))
                        .count())
                .isPositive();

        setHash(old, "hash:a better one of today");
        server.clock.advance(Duration.ofMinutes(11));

        assertThat(IntStream.range(0, 100)
                        .filter(i -> decoy("n" + i).startsWith("$2b$"))
                        .count())
                .isZero();
    }

    private String decoy(String name) {
        return decoys.of(names.of(name)).orElseThrow();
    }

    private void setHash(UserId id, String hash) {
        server.state.write(
                Durability.DURABLE,
                writing -> writing.update(
                        UserDocument.KIND, id.value(), user -> user.withPassword(new Password(hash, false, false))));
    }
}
