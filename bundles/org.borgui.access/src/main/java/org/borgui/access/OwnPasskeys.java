package org.borgui.access;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.borgui.api.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A user's passkeys as kept with the user.
 *
 * @param handle how authenticators call the user: the number of the user, which finds the user again, and random bytes
 * @param next the number of the next passkey
 */
record OwnPasskeys(String handle, long next, List<OwnPasskey> all) {

    private static final int HANDLE_BYTES = 32;

    /**
     * One of them.
     *
     * @param data of the bundle that checks passkeys
     * @param blocked its key was copied
     */
    record OwnPasskey(
            long number,
            String id,
            String data,
            String name,
            Instant created,
            @Nullable Instant used,
            boolean blocked) {

        OwnPasskey named(String other) {
            return new OwnPasskey(number, id, data, other, created, used, blocked);
        }

        OwnPasskey usedAt(Instant now, String dataAfter) {
            return new OwnPasskey(number, id, dataAfter, name, created, now, blocked);
        }

        OwnPasskey shut() {
            return new OwnPasskey(number, id, data, name, created, used, true);
        }
    }

    OwnPasskeys {
        all = List.copyOf(all);
    }

    static OwnPasskeys none(UserId user, SecureRandom random) {
        var bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        ByteBuffer.wrap(bytes).putLong(user.value());
        return new OwnPasskeys(Hashes.text(bytes), 1, List.of());
    }

    /** The user that a handle names, whether or not it is that user's; empty when it is no handle of ours. */
    static Optional<UserId> user(String handle) {
        try {
            var bytes = Base64.getUrlDecoder().decode(handle);
            return bytes.length == HANDLE_BYTES
                    ? Optional.of(new UserId(ByteBuffer.wrap(bytes).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<OwnPasskey> byId(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<OwnPasskey> byNumber(long number) {
        return all.stream().filter(one -> one.number() == number).findFirst();
    }

    OwnPasskeys with(String id, String data, String name, Instant now) {
        var more = new ArrayList<>(all);
        more.add(new OwnPasskey(next, id, data, name, now, null, false));
        return new OwnPasskeys(handle, next + 1, more);
    }

    OwnPasskeys without(long number) {
        return new OwnPasskeys(
                handle, next, all.stream().filter(one -> one.number() != number).toList());
    }

    OwnPasskeys withoutAll() {
        return new OwnPasskeys(handle, next, List.of());
    }

    OwnPasskeys changed(long number, UnaryOperator<OwnPasskey> change) {
        return new OwnPasskeys(
                handle,
                next,
                all.stream()
                        .map(one -> one.number() == number ? change.apply(one) : one)
                        .toList());
    }
}
