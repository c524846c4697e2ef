package org.borgui.access;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A user as kept.
 *
 * @param folded the user name as it is compared: names that differ in upper and lower case alone are the same
 * @param foldedEmail likewise; null without an address
 * @param otherSource how the user signs in when it is not with a password kept here; null otherwise
 * @param secondFactor what is asked for after the password; null for the password alone
 * @param passkeys null for a user who never had one
 * @param identity who it is elsewhere, as one text that no two users have; null for nobody
 * @param linked the same with what belongs to it
 * @param generation rises to end all sessions at once: one that was begun in a lower generation is over
 */
record UserDocument(
        String folded,
        @Nullable String foldedEmail,
        Profile profile,
        Rights rights,
        Password password,
        long generation,
        Instant created,
        @Nullable Instant lastLogin,
        @Nullable String otherSource,
        @Nullable SecondFactor secondFactor,
        @Nullable OwnPasskeys passkeys,
        @Nullable String identity,
        @Nullable Linked linked) {

    /** The source of users who sign in with a password kept here. */
    static final String LOCAL = "local";

    static final Kind<UserDocument> KIND = Kind.of(
            "users",
            UserDocument.class,
            Index.unique("username", "folded"),
            Index.unique("email", "foldedEmail"),
            Index.unique("identity", "identity"));

    /** How a user is called and reached. */
    record Profile(String username, @Nullable String fullName, @Nullable String email) {}

    /**
     * What a user may do.
     *
     * @param everywhere the role on all repositories, null for none
     */
    record Rights(Role role, @Nullable RepositoryRole everywhere, boolean active) {

        boolean areOfAnAdmin() {
            return active && role == Role.ADMIN;
        }
    }

    /**
     * How a user signs in with a password.
     *
     * @param hash null for a user without a password, who signs in elsewhere
     * @param initial made by the server for its first admin, and also in a file until it is changed
     */
    record Password(@Nullable String hash, boolean mustChange, boolean initial) {

        /** One that is known to its user alone. */
        static Password own(String hash) {
            return new Password(hash, false, false);
        }

        /** For somebody who signs in another way. */
        static Password none() {
            return new Password(null, false, false);
        }

        /** One that somebody else has set. */
        static Password lent(String hash) {
            return new Password(hash, true, false);
        }

        /** The same password, hashed better. */
        Password hashed(String better) {
            return new Password(better, mustChange, initial);
        }
    }

    /**
     * Who somebody is at a provider. Only issuer and subject tell people apart, all else may change.
     *
     * @param provider the one that it was, for people to read
     * @param waits whether an admin has yet to let the user in
     */
    record Linked(String provider, String issuer, String subject, Instant since, boolean waits) {

        static String key(String issuer, String subject) {
            return issuer + " " + subject;
        }

        Linked admitted() {
            return new Linked(provider, issuer, subject, since, false);
        }
    }

    /** The next state of a user: what is not set stays. */
    private static final class Next {

        private String folded;
        private @Nullable String foldedEmail;
        private Profile profile;
        private Rights rights;
        private Password password;
        private long generation;
        private final Instant created;
        private @Nullable Instant lastLogin;
        private @Nullable String otherSource;
        private @Nullable SecondFactor secondFactor;
        private @Nullable OwnPasskeys passkeys;
        private @Nullable Linked linked;

        Next(UserDocument now) {
            folded = now.folded;
            foldedEmail = now.foldedEmail;
            profile = now.profile;
            rights = now.rights;
            password = now.password;
            generation = now.generation;
            created = now.created;
            lastLogin = now.lastLogin;
            otherSource = now.otherSource;
            secondFactor = now.secondFactor;
            passkeys = now.passkeys;
            linked = now.linked;
        }

        UserDocument done() {
            return new UserDocument(
                    folded,
                    foldedEmail,
                    profile,
                    rights,
                    password,
                    generation,
                    created,
                    lastLogin,
                    otherSource,
                    secondFactor,
                    passkeys,
                    linked == null ? null : Linked.key(linked.issuer(), linked.subject()),
                    linked);
        }
    }

    private UserDocument next(Consumer<Next> change) {
        var next = new Next(this);
        change.accept(next);
        return next.done();
    }

    static UserDocument of(Profile profile, Rights rights, Password password, Instant now) {
        return new UserDocument("", null, profile, rights, password, 1, now, null, null, null, null, null, null)
                .withProfile(profile);
    }

    String username() {
        return profile.username();
    }

    /** What a password is compared with; empty for whoever has none, or signs in another way. */
    Optional<String> usableHash() {
        return otherSource == null ? Optional.ofNullable(password.hash()) : Optional.empty();
    }

    /** What is asked for after the password; empty for whoever signs in another way, or with the password alone. */
    Optional<SecondFactor> usableFactor() {
        return otherSource == null ? Optional.ofNullable(secondFactor) : Optional.empty();
    }

    /** Whether a password is all that somebody needs to do everything. */
    boolean isAdminByPasswordAlone() {
        return rights.areOfAnAdmin()
                && usableHash().isPresent()
                && usableFactor().isEmpty();
    }

    String source() {
        return otherSource == null ? LOCAL : otherSource;
    }

    UserDocument from(String source) {
        return next(next -> next.otherSource = source.equals(LOCAL) ? null : source);
    }

    UserDocument withProfile(Profile changed) {
        var email = changed.email();
        return next(next -> {
            next.folded = UserRules.folded(changed.username());
            next.foldedEmail = email == null ? null : UserRules.folded(email);
            next.profile = changed;
        });
    }

    UserDocument withRights(Rights changed) {
        return next(next -> next.rights = changed);
    }

    UserDocument withPassword(Password changed) {
        return next(next -> next.password = changed);
    }

    /** The same user in the next generation: every session begun so far is over. */
    UserDocument signedOut() {
        return next(next -> next.generation++);
    }

    UserDocument signedIn(Instant now) {
        return next(next -> next.lastLogin = now);
    }

    UserDocument withSecondFactor(@Nullable SecondFactor changed) {
        return next(next -> next.secondFactor = changed);
    }

    /** How many passkeys let the user sign in. */
    int passkeyCount() {
        return otherSource == null && passkeys != null ? passkeys.all().size() : 0;
    }

    UserDocument withPasskeys(OwnPasskeys changed) {
        return next(next -> next.passkeys = changed);
    }

    UserDocument linkedTo(@Nullable Linked changed) {
        return next(next -> next.linked = changed);
    }

    /** Whether the user comes from a provider, and an admin has yet to let them in. */
    boolean waits() {
        return !rights.active() && linked != null && linked.waits();
    }

    UserDocument withoutPasskeys() {
        return passkeys == null ? this : withPasskeys(passkeys.withoutAll());
    }

    /** Without all but the password by which the user could sign in. */
    UserDocument withoutOtherWays() {
        return withoutPasskeys().linkedTo(null);
    }
}
