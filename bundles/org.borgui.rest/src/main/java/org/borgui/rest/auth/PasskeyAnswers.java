package org.borgui.rest.auth;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.PasskeyService;
import org.borgui.api.access.PasskeyService.Ceremony;
import org.borgui.api.access.PasskeyService.Passkey;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.rest.Fields;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** Passkeys on the wire. */
final class PasskeyAnswers {

    private PasskeyAnswers() {}

    /** What a browser is asked; its options are JSON already. */
    public record Asked(String ceremonyToken, @JsonRawValue String options) {

        static Asked of(Ceremony ceremony) {
            return new Asked(ceremony.token().reveal(), ceremony.options());
        }
    }

    public record Item(long id, String name, String createdAt, @Nullable String lastUsedAt, boolean blocked) {

        static Item of(Passkey passkey) {
            return new Item(
                    passkey.number(),
                    passkey.name(),
                    Times.text(passkey.created()),
                    Times.textOrNull(passkey.used()),
                    passkey.blocked());
        }
    }

    /** The answer of a browser, and for which question it is. */
    public record Shown(@Nullable String ceremonyToken, @Nullable JsonNode credential) {}

    /** Begins the session of whoever has answered. */
    static Begun signIn(PasskeyService passkeys, @Nullable Shown body, Via via, HttpServletRequest request) {
        var shown = Fields.required(body, "ceremony_token");
        var token = Fields.required(shown.ceremonyToken(), "ceremony_token");
        var credential = text(Fields.required(shown.credential(), "credential"));
        return passkeys.signIn(Secret.of(token), credential, via, Welcome.client(request));
    }

    /** A browser's answer, whatever is in it. */
    static String text(@Nullable JsonNode credential) {
        if (credential == null || !credential.isObject()) {
            throw RefusedException.invalid(
                    "backend.errors.auth.invalidPasskey",
                    "This is no answer of a browser that was asked for a passkey.");
        }
        return credential.toString();
    }
}
