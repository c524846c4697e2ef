package org.borgui.rest.users;

import java.util.List;
import org.borgui.api.access.TokenService.Made;
import org.borgui.api.access.TokenService.Token;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** A token, without its secret. */
record TokenItem(
        long id,
        String name,
        String prefix,
        List<String> scopes,
        String createdAt,
        @Nullable String lastUsedAt,
        @Nullable String expiresAt) {

    static TokenItem of(Token token) {
        return new TokenItem(
                token.id(),
                token.name(),
                token.prefix(),
                token.scopes().wire(),
                Times.text(token.created()),
                Times.textOrNull(token.used()),
                Times.textOrNull(token.ends()));
    }

    /** One just made, with its secret: here, and never again. */
    record TokenMade(
            long id,
            String name,
            String token,
            String prefix,
            List<String> scopes,
            String createdAt,
            @Nullable String expiresAt) {

        static TokenMade of(Made made) {
            var item = TokenItem.of(made.token());
            return new TokenMade(
                    item.id(),
                    item.name(),
                    made.secret().reveal(),
                    item.prefix(),
                    item.scopes(),
                    item.createdAt(),
                    item.expiresAt());
        }

        @Override
        public String toString() {
            return "TokenMade[%d]".formatted(id);
        }
    }
}
