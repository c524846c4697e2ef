package org.borgui.access;

import java.time.Duration;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;

/** The refusals of this bundle: each key with its sentence, once. */
final class Refusals {

    private Refusals() {}

    static RefusedException notAuthenticated() {
        return new RefusedException(
                Reason.UNAUTHENTICATED,
                "backend.errors.auth.notAuthenticated",
                "You are not signed in, or your session is over. Sign in again.");
    }

    /** Says the same for every reason, so that nobody learns which names exist. */
    static RefusedException incorrectCredentials() {
        return new RefusedException(
                Reason.UNAUTHENTICATED,
                "backend.errors.auth.incorrectCredentials",
                "User name or password is wrong, or the user may not sign in.");
    }

    static RefusedException noPasswords() {
        return new RefusedException(
                Reason.FORBIDDEN,
                "backend.errors.auth.localLoginDisabled",
                "Nobody signs in with a password here at the moment. Sign in another way, or install auth.local again.");
    }

    static RefusedException tooManyRequests(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new RefusedException(
                Reason.TOO_MANY,
                "backend.errors.auth.tooManyRequests",
                Map.of("retryAfterSeconds", seconds),
                "Too many failed attempts from here. Try again in %d seconds.".formatted(seconds));
    }

    static RefusedException tooManySignIns() {
        return new RefusedException(
                Reason.UNAVAILABLE,
                "backend.errors.auth.busy",
                Map.of("retryAfterSeconds", 2),
                "Too many people are signing in just now. Try again in a moment.");
    }

    static RefusedException notEnoughPermissions() {
        return RefusedException.forbidden(
                "backend.errors.auth.notEnoughPermissions", "Your role does not allow this. Ask an admin.");
    }

    static RefusedException passwordChangeRequired() {
        return RefusedException.forbidden(
                "backend.errors.auth.passwordChangeRequired", "Change your password first: somebody else has set it.");
    }

    static RefusedException stepUpRequired() {
        return RefusedException.forbidden(
                "backend.errors.auth.stepUpRequired",
                "This needs your password again: you showed it some minutes ago, and it cannot be undone or changes what"
                        + " others may do.");
    }

    static RefusedException outOfScope(String scope) {
        return new RefusedException(
                Reason.FORBIDDEN,
                "backend.errors.auth.outOfScope",
                Map.of("scope", scope),
                "This token is not made for that: it lacks the scope %s. Make another with it.".formatted(scope));
    }

    static RefusedException noBrowserSession() {
        return RefusedException.invalid(
                "backend.errors.auth.noBrowserSession",
                "Only a browser that signed in with a password can show it again. Programs use a token with the scope"
                        + " they need.");
    }

    static RefusedException noRefresh() {
        return RefusedException.invalid(
                "backend.errors.auth.noRefresh", "Only the token of a sign-in can be refreshed. Sign in for one.");
    }

    static RefusedException sessionNotFound() {
        return RefusedException.notFound("backend.errors.auth.sessionNotFound", "There is no such session any more.");
    }

    static RefusedException otherSource(String username) {
        return RefusedException.forbidden(
                "backend.errors.auth.otherSource",
                "The user %s signs in another way here. An admin can change that on the user's page."
                        .formatted(username));
    }

    static RefusedException nameOfAnotherSource() {
        return RefusedException.forbidden(
                "backend.errors.settings.nameOfAnotherSource",
                "Your name here is the one your sign-in says. An admin can change it.");
    }

    static RefusedException unknownSource() {
        return RefusedException.invalid(
                "backend.errors.settings.invalidAuthSource", "There is no such way to sign in on this server.");
    }

    static RefusedException lastWay() {
        return RefusedException.conflict(
                "backend.errors.auth.lastWay",
                "Without it no admin could sign in any more. Make sure first that an admin can sign in another way.");
    }

    static RefusedException tokenName() {
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.tokens.nameRequired",
                "A token needs a name of at most 100 characters that tells what it is for.");
    }

    static RefusedException tokenLife(long days) {
        return RefusedException.invalid(
                "backend.errors.tokens.invalidExpiry", "A token lasts from one day to %d days.".formatted(days));
    }

    static RefusedException tooManyTokens(int most) {
        return RefusedException.conflict(
                "backend.errors.tokens.tooMany",
                "You have %d tokens already. Revoke those that nothing uses any more.".formatted(most));
    }

    static RefusedException tokenNotFound() {
        return RefusedException.notFound("backend.errors.tokens.notFound", "There is no such token any more.");
    }

    static RefusedException tokenOfSomebodyElse() {
        return RefusedException.forbidden(
                "backend.errors.tokens.cannotRevokeOtherUsersToken", "This token is not yours. Ask an admin.");
    }

    static RefusedException tokenStrongerThanItsMaker() {
        return RefusedException.forbidden(
                "backend.errors.tokens.stronger",
                "A token cannot make another that may do more, or lasts longer, than itself. Sign in to make it.");
    }

    static RefusedException csrf() {
        return RefusedException.forbidden(
                "backend.errors.auth.csrf",
                "This request did not come from a page of this server. Reload the page. If a proxy stands in front of"
                        + " the server, it has to be listed as trusted and pass on host and scheme.");
    }

    static RefusedException wrongCode() {
        return new RefusedException(
                Reason.UNAUTHENTICATED,
                "backend.errors.auth.invalidTotpCode",
                "This code is wrong, or was used before. Wait for the next one, or use a recovery code.");
    }

    static RefusedException wrongOwnCode() {
        return RefusedException.invalid(
                "backend.errors.auth.invalidTotpCode",
                "This code is wrong, or was used before. Wait for the next one, or use a recovery code.");
    }

    static RefusedException codeRequired() {
        return RefusedException.invalid(
                "backend.errors.auth.totpCodeRequired", "This needs a code of your second factor as well.");
    }

    static RefusedException expired() {
        return new RefusedException(
                Reason.UNAUTHENTICATED,
                "backend.errors.auth.invalidOrExpiredToken",
                "This took too long, or was done already. Begin again.");
    }

    static RefusedException passwordSource() {
        return RefusedException.invalid(
                "backend.errors.auth.localPasswordRequired",
                "Only who signs in with a password of this server has a second factor here.");
    }

    static RefusedException noPasskeys() {
        return RefusedException.forbidden(
                "backend.errors.auth.passkeysDisabled",
                "Nobody signs in with a passkey here at the moment. Sign in with a password.");
    }

    static RefusedException invalidPasskey() {
        return new RefusedException(
                Reason.UNAUTHENTICATED,
                "backend.errors.auth.invalidPasskey",
                "This passkey does not sign anybody in here. Sign in with the password, and look at your passkeys.");
    }

    static RefusedException passkeyKnown() {
        return RefusedException.invalid(
                "backend.errors.auth.passkeyAlreadyRegistered", "This passkey is one of yours already.");
    }

    static RefusedException tooManyPasskeys(int most) {
        return RefusedException.conflict(
                "backend.errors.auth.tooManyPasskeys",
                "You have %d passkeys already. Remove those that you do not use any more.".formatted(most));
    }

    static RefusedException passkeyName() {
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.auth.passkeyName",
                "A passkey needs a name of at most 100 characters that tells which device has it.");
    }

    static RefusedException noSuchPasskey() {
        return RefusedException.notFound("backend.errors.auth.passkeyNotFound", "There is no such passkey any more.");
    }

    static RefusedException secondFactorRequired() {
        return RefusedException.forbidden(
                "backend.errors.auth.secondFactorRequired",
                "Admins of this server need a second factor. Set one up on the page of your account first.");
    }

    static RefusedException ownSecondFactorFirst() {
        return RefusedException.invalid(
                "backend.errors.auth.ownSecondFactorFirst", "Set up your own second factor first.");
    }

    /** Refuses what an admin does to others and not to oneself: one's own needs what oneself has. */
    static void requireSomebodyElse(Caller caller, UserId user) {
        if (caller.isSignedIn()
                && caller.via() != Caller.Via.SERVER
                && caller.user().equals(user)) {
            throw RefusedException.invalid(
                    "backend.errors.settings.ownAccount",
                    "This is for other people's accounts. Change your own on the page of your account.");
        }
    }

    static RefusedException noSecondFactor() {
        return RefusedException.invalid(
                "backend.errors.auth.totpNotEnabled", "There is no second factor to be changed.");
    }

    static RefusedException hasSecondFactor() {
        return RefusedException.invalid(
                "backend.errors.auth.totpAlreadyEnabled", "There is a second factor already. Turn it off first.");
    }

    static RefusedException noDownload() {
        return RefusedException.invalid(
                "backend.errors.downloads.noPath",
                "A download is asked for by its path on this server, such as /api/jobs/7/logs/download.");
    }

    static RefusedException downloadIsOver() {
        return RefusedException.notFound(
                "backend.errors.downloads.over",
                "This address gives its file once, for five minutes, to the browser that asked for it. Begin the download"
                        + " again.");
    }

    static RefusedException currentPasswordIncorrect() {
        return RefusedException.invalid(
                "backend.errors.auth.currentPasswordIncorrect", "The present password is wrong.");
    }

    static RefusedException samePassword() {
        return RefusedException.invalid(
                "backend.errors.auth.newPasswordSameAsCurrent", "The new password is the present one. Choose another.");
    }

    static RefusedException userNotFound() {
        return RefusedException.notFound("backend.errors.settings.userNotFound", "There is no such user.");
    }

    static RefusedException invalidUsername() {
        return RefusedException.invalid(
                "backend.errors.settings.invalidUsername",
                "A user name has 1 to 64 characters, none of them invisible, and no space at its ends.");
    }

    static RefusedException invalidFullName() {
        return RefusedException.invalid(
                "backend.errors.settings.invalidFullName", "A name has at most 200 characters, and no line ends.");
    }

    static RefusedException invalidEmail() {
        return RefusedException.invalid(
                "backend.errors.settings.invalidEmail", "This is not an e-mail address, such as ana@example.org.");
    }

    static RefusedException duplicate(String index) {
        return index.equals("email")
                ? RefusedException.invalid(
                        "backend.errors.settings.emailAlreadyExists", "Another user has this e-mail address.")
                : RefusedException.invalid(
                        "backend.errors.settings.usernameAlreadyExists", "Another user has this name.");
    }

    static RefusedException lastAdmin() {
        return RefusedException.invalid(
                "backend.errors.settings.cannotDeleteLastAdmin",
                "This is the last admin who can sign in. Make somebody else an admin first.");
    }

    static RefusedException ownAccount() {
        return RefusedException.invalid(
                "backend.errors.settings.cannotDeleteOwnAccount", "You cannot delete yourself. Ask another admin.");
    }

    static RefusedException grantExists() {
        return RefusedException.conflict(
                "backend.errors.permissions.alreadyExists", "This user has a role on this repository already.");
    }

    static RefusedException grantNotFound() {
        return RefusedException.notFound(
                "backend.errors.permissions.notFound", "This user has no role on this repository.");
    }
}
