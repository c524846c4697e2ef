package org.borgui.access;

import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** The refusals of signing in at a provider: each key with its sentence, once. */
final class OidcRefusals {

    private static final String AUTH = "backend.errors.auth.";
    private static final String SETTINGS = "backend.errors.settings.";

    private OidcRefusals() {}

    static RefusedException notConfigured() {
        return RefusedException.notFound(
                AUTH + "oidcNotConfigured", "There is no such provider here, or nobody signs in by it at the moment.");
    }

    static RefusedException localSignInOff() {
        return RefusedException.forbidden(
                AUTH + "localLoginDisabled",
                "Nobody signs in with a password or a passkey here: this server uses single sign-on alone.");
    }

    static RefusedException noLinkedAdmin() {
        return RefusedException.conflict(
                SETTINGS + "oidcAdminRequired",
                "Nobody could administer this server any more. Link an active admin with a provider that is enabled first.");
    }

    /** The question of another browser, or one that was answered, or nobody's. */
    static RefusedException otherQuestion() {
        return RefusedException.invalid(
                AUTH + "invalidOrExpiredToken",
                "This took too long, was done already, or was begun in another browser. Begin again.");
    }

    static RefusedException usernameMissing(String claim) {
        return RefusedException.invalid(
                AUTH + "oidcUsernameClaimMissing",
                "The provider does not say how you are called: there is no '%s' in what it sends.".formatted(claim));
    }

    static RefusedException denied() {
        return RefusedException.forbidden(
                AUTH + "oidcUserAccessDenied", "You have no account here. Ask an admin to let you in.");
    }

    static RefusedException waits() {
        return RefusedException.forbidden(
                AUTH + "oidcPendingApproval", "An admin has to let you in first. You are on the list.");
    }

    static RefusedException inactive() {
        return RefusedException.forbidden(AUTH + "inactiveUser", "Your account here is disabled. Ask an admin.");
    }

    static RefusedException templateMissing() {
        return RefusedException.invalid(
                AUTH + "oidcTemplateUserNotFound",
                "New people get the roles of another user here, and there is none that may be taken for it. Ask an admin.");
    }

    /** Names say nothing of who somebody is: whoever gives out names elsewhere would get in as whom they like. */
    static RefusedException linkRequired(String username) {
        return RefusedException.conflict(
                AUTH + "oidcAccountLinkRequired",
                "There is an account '%s' here already. If it is yours, sign in with its password, and link it on the page of"
                                .formatted(username)
                        + " your account.");
    }

    static RefusedException identityConflict() {
        return RefusedException.conflict(
                AUTH + "oidcIdentityConflict", "This identity of the provider belongs to another account here.");
    }

    static RefusedException emailInUse() {
        return RefusedException.conflict(
                AUTH + "oidcEmailAlreadyInUse", "Another account here has your e-mail address. Ask an admin.");
    }

    static RefusedException alreadyLinked() {
        return RefusedException.invalid(
                AUTH + "oidcAlreadyLinked", "Your account is linked with a provider already. Remove that link first.");
    }

    static RefusedException notLinked() {
        return RefusedException.invalid(AUTH + "oidcNotLinked", "This account is not linked with any provider.");
    }

    static RefusedException unlinkNeedsPassword() {
        return RefusedException.invalid(
                AUTH + "localPasswordRequired",
                "Without the link you could not sign in any more: you have no password here. Ask an admin for one.");
    }

    static RefusedException unlinkWhileLocalOff() {
        return RefusedException.invalid(
                AUTH + "oidcCannotUnlinkWhenLocalAuthDisabled",
                "Without the link you could not sign in any more: this server uses single sign-on alone.");
    }

    static RefusedException notFromProvider() {
        return RefusedException.invalid(
                AUTH + "oidcNotSignedInByProvider",
                "You have not signed in at a provider. Show your password instead.");
    }

    static RefusedException otherPerson() {
        return RefusedException.forbidden(
                AUTH + "oidcOtherPerson", "Somebody else has confirmed at the provider than who is signed in here.");
    }

    static RefusedException linkedFromElsewhere() {
        return RefusedException.invalid(
                SETTINGS + "invalidAuthSource",
                "Only people themselves link their account with a provider, on the page of their account.");
    }

    static RefusedException providerId() {
        return field(
                "oidcProviderId",
                "The id of a provider has 1 to 32 small letters, digits and hyphens, and begins with a letter. It is not one of:"
                        + " login, callback, exchange, link, unlink, identity, providers, step-up, backchannel, new.");
    }

    static RefusedException providerExists() {
        return RefusedException.conflict(SETTINGS + "oidcProviderExists", "There is a provider with this id already.");
    }

    static RefusedException providerNotFound() {
        return RefusedException.notFound(SETTINGS + "oidcProviderNotFound", "There is no such provider.");
    }

    static RefusedException providerOfFile() {
        return RefusedException.conflict(
                SETTINGS + "oidcProviderOfFile",
                "This provider is set up by a file of the configuration. Change it there.");
    }

    static RefusedException providerField(String what) {
        return field("oidcProviderIncomplete", "A provider that is enabled needs " + what + ".");
    }

    static RefusedException tooLong(String what) {
        return field("oidcProviderTooLong", what + " is too long, or has line ends.");
    }

    static RefusedException secretLost(String provider) {
        return new RefusedException(
                Reason.FAILED,
                SETTINGS + "oidcSecretLost",
                "The client secret of %s cannot be read any more. An admin has to enter it again.".formatted(provider));
    }

    static RefusedException secretOfAnotherIssuer() {
        return field(
                "oidcSecretNeeded", "The secret that is kept was given for another address. Enter the one for this.");
    }

    static RefusedException lastProvider() {
        return RefusedException.conflict(
                SETTINGS + "oidcAdminRequired",
                "Without this provider no admin could sign in any more: signing in with a password is turned off. Turn that on"
                        + " first.");
    }

    private static RefusedException field(String key, String sentence) {
        return new RefusedException(Reason.INVALID, SETTINGS + key, sentence);
    }
}
