package org.borgui.access;

import java.util.Map;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.User;
import org.borgui.state.Stored;

/** A user with all grants, as of one moment. */
record Account(UserId id, UserDocument user, Map<Long, RepositoryRole> grants) {

    Account {
        grants = Map.copyOf(grants);
    }

    /** The greater of the role on all repositories and the one granted on this. */
    Optional<RepositoryRole> roleOn(RepositoryId repository) {
        var everywhere = Optional.ofNullable(user.rights().everywhere());
        var granted = Optional.ofNullable(grants.get(repository.value()));
        if (everywhere.isPresent() && granted.isPresent()) {
            return everywhere.get().includes(granted.get()) ? everywhere : granted;
        }
        return everywhere.or(() -> granted);
    }

    /** Whether a session of this user is still good as far as the user goes. */
    boolean accepts(LiveSession session) {
        return user.rights().active()
                && (!session.document().isSession() || session.document().generation() >= user.generation());
    }

    Caller caller(LiveSession session, String address) {
        return new Caller(
                id,
                user.username(),
                user.rights().role(),
                session.kind(),
                session.number(),
                user.password().mustChange(),
                address,
                way(session),
                Optional.ofNullable(session.document().token())
                        .map(SessionDocument.Token::limits)
                        .orElse(null));
    }

    private static String way(LiveSession session) {
        if (session.kind() == Via.API_TOKEN) {
            return "token";
        }
        return session.document().elsewhere() == null ? UserDocument.LOCAL : OidcProviders.WAY;
    }

    static User toUser(Stored<UserDocument> stored) {
        var user = stored.value();
        return new User(
                new UserId(stored.id()),
                user.username(),
                user.profile().fullName(),
                user.profile().email(),
                user.source(),
                user.rights().role(),
                user.rights().everywhere(),
                user.rights().active(),
                user.password().mustChange(),
                user.created(),
                user.lastLogin(),
                user.usableFactor().isPresent(),
                user.passkeyCount(),
                user.linked() == null ? null : user.linked().subject());
    }
}
