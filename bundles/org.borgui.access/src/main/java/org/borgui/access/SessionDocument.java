package org.borgui.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Scopes;
import org.borgui.api.access.SessionService.Client;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A session, or a token, as kept: nothing in it lets anybody sign in.
 *
 * @param hash of the secret, see {@link SessionSecret}
 * @param generation of the user when it began
 * @param used when it was last used, to the minute
 * @param ends when it is over however much it is used; null for a token without end
 * @param proved when the user last showed a password in it; null means when it began
 * @param client where it began; null for those of an older server
 * @param elsewhere the provider's session that it began with; null for one of somebody who showed a password or a passkey
 * @param token what a token is besides; null for sessions
 */
record SessionDocument(
        String hash,
        long user,
        long generation,
        Via kind,
        Instant created,
        Instant used,
        @Nullable Instant ends,
        @Nullable Instant proved,
        @Nullable Client client,
        @Nullable Token token,
        @Nullable Elsewhere elsewhere) {

    static final Kind<SessionDocument> KIND =
            Kind.of("sessions", SessionDocument.class, Index.unique("hash", "hash"), Index.on("user", "user"));

    /**
     * A session of a provider.
     *
     * @param provider the id of it here
     * @param session as the provider calls it; null when it did not tell
     * @param asked when the provider last asked the person; null when it did not tell
     */
    record Elsewhere(
            String provider, String issuer, String subject, @Nullable String session, @Nullable Instant asked) {}

    /** What a token is besides. */
    record Token(String name, String prefix, List<String> scopes) {

        Scopes limits() {
            return new Scopes(Set.copyOf(scopes));
        }
    }

    SessionDocument usedAt(Instant now) {
        return new SessionDocument(hash, user, generation, kind, created, now, ends, proved, client, token, elsewhere);
    }

    SessionDocument inGeneration(long other) {
        return new SessionDocument(hash, user, other, kind, created, used, ends, proved, client, token, elsewhere);
    }

    /** The same session under another secret. */
    SessionDocument renewed(String other, Instant now, Instant until, Instant proof) {
        return new SessionDocument(other, user, generation, kind, created, now, until, proof, client, token, elsewhere);
    }

    Instant lastProof() {
        return Optional.ofNullable(proved).orElse(created);
    }

    /** Ended together with all others of the user; a token is not, it ends when somebody revokes it. */
    boolean isSession() {
        return kind != Via.API_TOKEN;
    }
}
