package org.borgui.access;

import java.util.Map;
import java.util.Set;

/** Under which word requests that change something are recorded; empty for those that are not recorded here. */
record RequestKind(String type) {

    private static final RequestKind NONE = new RequestKind("");

    /** What signs people in and out, and what is taken out, is recorded where it is done. */
    private static final Set<String> ELSEWHERE = Set.of(
            "POST /api/auth/login",
            "POST /api/auth/login/totp",
            "POST /api/auth/session",
            "POST /api/auth/session/totp",
            "POST /api/auth/session/passkey",
            "POST /api/auth/session/oidc",
            "POST /api/auth/oidc/exchange",
            "POST /api/auth/oidc/link",
            "POST /api/auth/oidc/{provider}/link",
            "POST /api/auth/oidc/unlink",
            "DELETE /api/auth/oidc/link",
            "POST /api/auth/oidc/step-up",
            "POST /api/auth/oidc/backchannel",
            "POST /api/auth/oidc/{provider}/backchannel",
            "POST /api/settings/sign-in-providers/test",
            "POST /api/auth/passkeys/authenticate/options",
            "POST /api/auth/passkeys/authenticate/verify",
            "POST /api/auth/logout",
            "POST /api/auth/step-up",
            "POST /api/auth/refresh",
            "POST /api/downloads");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("POST /api/auth/change-password", "password_changed"),
            Map.entry("POST /api/settings/change-password", "password_changed"),
            Map.entry("POST /api/settings/users/{user_id}/reset-password", "password_reset"),
            Map.entry("POST /api/settings/users", "user_created"),
            Map.entry("PUT /api/settings/users/{user_id}", "user_changed"),
            Map.entry("DELETE /api/settings/users/{user_id}", "user_deleted"),
            Map.entry("POST /api/auth/users", "user_created"),
            Map.entry("PUT /api/auth/users/{user_id}", "user_changed"),
            Map.entry("DELETE /api/auth/users/{user_id}", "user_deleted"),
            Map.entry("PUT /api/settings/profile", "user_changed"),
            Map.entry("POST /api/settings/tokens", "token_created"),
            Map.entry("DELETE /api/settings/tokens/{token_id}", "token_revoked"),
            Map.entry("POST /api/auth/passkeys/register/verify", "passkey_added"),
            Map.entry("PUT /api/auth/passkeys/{passkey_id}", "passkey_renamed"),
            Map.entry("DELETE /api/auth/passkeys/{passkey_id}", "passkey_removed"),
            Map.entry("POST /api/auth/totp/enable", "totp_enabled"),
            Map.entry("POST /api/auth/totp/disable", "totp_disabled"),
            Map.entry("POST /api/auth/totp/recovery-codes", "recovery_codes_renewed"),
            Map.entry("DELETE /api/settings/users/{user_id}/totp", "totp_removed"),
            Map.entry("PUT /api/settings/access-policy", "policy_changed"),
            Map.entry("POST /api/settings/sign-in-providers", "sign_in_provider_added"),
            Map.entry("PUT /api/settings/sign-in-providers/{provider}", "sign_in_provider_changed"),
            Map.entry("DELETE /api/settings/sign-in-providers/{provider}", "sign_in_provider_removed"),
            Map.entry("POST /api/settings/vault/rotate", "key_rotated"));

    static RequestKind of(String method, String route) {
        var call = method + " " + route;
        if (ELSEWHERE.contains(call) || method.equals("GET") || method.equals("HEAD")) {
            return NONE;
        }
        if (route.contains("/permissions")) {
            return new RequestKind("grant_changed");
        }
        if (route.contains("/sessions")) {
            return new RequestKind("session_ended");
        }
        return new RequestKind(TYPES.getOrDefault(call, "request"));
    }

    /** A refused input changed nothing; what failed within the server may have. */
    boolean isRecorded(int status, boolean changed) {
        return !type.isEmpty() && (status < 400 || status >= 500 || changed);
    }
}
