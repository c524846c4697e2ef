package org.borgui.rest.audit;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.borgui.api.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/** A sign-in or sign-out, as existing clients know them: a view of the audit log. Their time has no zone, it is UTC. */
record AuthEvent(
        long id,
        String eventType,
        String authSource,
        String username,
        @Nullable String email,
        boolean success,
        @Nullable String detail,
        @Nullable Long actorUserId,
        String createdAt) {

    /** Those of the contract that there are, and our own of the same sort. */
    static final Set<String> TYPES = Set.of(
            "local_login_succeeded",
            "local_login_failed",
            "local_login_rate_limited",
            "totp_login_succeeded",
            "totp_login_rate_limited",
            "passkey_login_succeeded",
            "passkey_login_failed",
            "passkey_login_rate_limited",
            "oidc_callback_success",
            "oidc_callback_failed",
            "oidc_exchange_failed",
            "oidc_login_succeeded",
            "oidc_user_provisioned",
            "oidc_user_pending",
            "oidc_user_denied",
            "oidc_user_changed",
            "oidc_account_linked",
            "oidc_account_unlinked",
            "oidc_sessions_ended",
            "header_login_succeeded",
            "jwt_login_succeeded",
            "none_login_succeeded",
            "header_spoofing",
            "header_role_refused",
            "step_up",
            "sign_in_alarm",
            "password_changed",
            "password_reset",
            "logout");

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    static AuthEvent of(AuditEntry entry) {
        var event = entry.event();
        return new AuthEvent(
                entry.id(),
                event.type(),
                source(event.way()),
                event.username(),
                null,
                event.success(),
                event.detail(),
                event.user(),
                NAIVE.format(entry.at().atOffset(ZoneOffset.UTC)));
    }

    /** Whoever has a session or a token began with a password here. */
    private static String source(String way) {
        return way.equals("token") || way.isEmpty() ? "local" : way;
    }
}
