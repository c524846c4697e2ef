package org.borgui.access;

import java.util.Optional;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.Kind;
import org.borgui.state.State;
import org.borgui.state.Stored;

/**
 * What was found about the password that the first admin was given by the configuration, without keeping that password. It
 * is about one password alone: once another is set, it says nothing any more.
 */
final class PasswordFindings {

    /**
     * What was found.
     *
     * @param hash SHA-256 of the password's hash: of which password it was found
     * @param weak whether the rules refuse it
     * @param configured whether it is the one that stands in the configuration of this start
     */
    record Finding(long user, String hash, boolean weak, boolean configured) {}

    static final Kind<Finding> KIND = Kind.of("password_findings", Finding.class);

    private final State state;

    PasswordFindings(State state) {
        this.state = state;
        state.open(KIND);
    }

    /** Takes the place of what was found before. */
    void note(Stored<UserDocument> user, boolean weak, boolean configured) {
        state.write(Durability.DURABLE, writing -> {
            writing.find(KIND, Query.all(KIND.name())).forEach(old -> writing.delete(KIND, old.id()));
            return writing.add(KIND, writing.nextId(KIND), new Finding(user.id(), hash(user), weak, configured));
        });
    }

    /** The configuration holds no password of this user's any more. */
    void notConfigured(Stored<UserDocument> user) {
        about(user).filter(Finding::configured).ifPresent(found -> note(user, found.weak(), false));
    }

    /** What is known about the present password of this user. */
    Optional<Finding> about(Stored<UserDocument> user) {
        return state.find(KIND, Query.all(KIND.name())).stream()
                .map(Stored::value)
                .filter(found -> found.user() == user.id() && found.hash().equals(hash(user)))
                .findFirst();
    }

    private static String hash(Stored<UserDocument> user) {
        return Hashes.sha256(String.valueOf(user.value().password().hash()));
    }
}
