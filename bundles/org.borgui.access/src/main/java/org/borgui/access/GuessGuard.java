package org.borgui.access;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets nobody guess quickly: passwords and codes are tried through it, one after another for each source. */
// immediate: what it reads at its start is not to be read again for each sign-in
@Component(service = GuessGuard.class, immediate = true)
public final class GuessGuard {

    private final NameHash names;
    private final Throttle throttle;
    private final SignInLanes lanes = new SignInLanes();

    @Activate
    public GuessGuard(@Reference State state) {
        this(state, Clock.systemUTC());
    }

    GuessGuard(State state, Clock clock) {
        this.names = new NameHash(state);
        this.throttle = new Throttle(state, clock);
    }

    /**
     * Lets something be tried, unless its source has to wait.
     *
     * @param name what is guessed: failures count for this name
     * @param failed told of the failures that there were, after one more
     * @param attempt given what the name is counted as; empty when it failed
     */
    <T> Optional<T> attempt(
            String name, String address, Consumer<Guesses> failed, Function<String, Optional<T>> attempt) {
        var source = Throttle.source(address);
        var counted = names.of(name);
        return lanes.in(source, () -> {
            throttle.require(source, counted);
            var done = attempt.apply(counted);
            if (done.isPresent()) {
                throttle.succeeded(source, counted);
            } else {
                failed.accept(throttle.failed(source, counted));
                throttle.require(source, counted); // the failure that makes it wait says so
            }
            return done;
        });
    }
}
