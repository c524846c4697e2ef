package org.borgui.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.borgui.api.Secret;
import org.borgui.spi.signin.PasswordSignIn;
import org.borgui.spi.signin.PasswordSignIn.Checked;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks passwords, slowing down whoever guesses, and makes the hashes of new ones. */
// immediate: the failures it counts must not be forgotten when nobody asks for a moment
@Component(service = PasswordChecks.class, immediate = true)
public final class PasswordChecks {

    private static final int LANES = 64;

    private final PasswordSignIn passwords;
    private final Throttle throttle;
    private final List<Lock> lanes =
            Stream.<Lock>generate(ReentrantLock::new).limit(LANES).toList();

    @Activate
    public PasswordChecks(@Reference CurrentPasswordSignIn passwords) {
        this(passwords, Clock.systemUTC());
    }

    PasswordChecks(PasswordSignIn passwords, Clock clock) {
        this.passwords = passwords;
        this.throttle = new Throttle(clock);
    }

    /**
     * Checks a password with the same work for every name.
     *
     * @param name whose password it should be, also when there is nobody of that name
     * @param hash empty when there is nobody, or nobody who may sign in with a password
     */
    Checked check(String name, Secret password, Optional<String> hash, String address) {
        var source = Throttle.source(address);
        var counted = name.length() > UserRules.LONGEST_USERNAME ? "" : UserRules.folded(name);
        // one after another for each source: a hundred guesses at once must not all pass before the first has failed
        var lane = lanes.get(Math.floorMod(source.hashCode(), LANES));
        lane.lock();
        try {
            throttle.require(source);
            var checked = passwords.check(password, hash);
            if (checked.right()) {
                throttle.succeeded(source, counted);
            } else {
                throttle.failed(source, counted);
            }
            return checked;
        } finally {
            lane.unlock();
        }
    }

    /** The hash of a new password, or a refusal when it is too weak. */
    String accept(Secret password, String username) {
        passwords.requireAcceptable(password, username);
        return passwords.hash(password);
    }
}
