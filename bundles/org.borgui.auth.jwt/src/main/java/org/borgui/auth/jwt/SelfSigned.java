package org.borgui.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.jspecify.annotations.Nullable;

/** Checks tokens: HS256 by the server's secret and nothing else, and not good for longer than a day. Any thread. */
final class SelfSigned {

    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration SKEW = Duration.ofMinutes(1);

    private static final int MOST_CHARACTERS = 4_096;
    private static final int LONGEST_USERNAME = 64;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    SelfSigned(Secret key, Clock clock) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.HS256, new ImmutableSecret<>(key.reveal().getBytes(UTF_8))));
        processor.setJWTClaimsSetVerifier(new Claims(clock));
    }

    /** The user of a token. Refuses ({@code UNAUTHENTICATED}) any that is not good. */
    String user(String token) {
        if (token.length() > MOST_CHARACTERS) {
            throw refused("It is too long.");
        }
        try {
            return processor.process(SignedJWT.parse(token), null).getSubject();
        } catch (BadJWTException e) {
            throw refused(
                    String.valueOf(e.getMessage())); // the signature is right: its holder may know what else is not
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw refused("It is not signed with this server's SECRET_KEY by HS256.");
        }
    }

    static RefusedException refused(String why) {
        return new RefusedException(
                Reason.UNAUTHENTICATED, "backend.errors.auth.notAuthenticated", "The token is not valid. " + why);
    }

    /** What the claims of a token that is signed rightly have to be. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(Clock clock) {
            super(null, Set.of("sub", "exp"));
            this.clock = clock;
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context); // takes a claim that is null for one that is there
            var ends = claims.getExpirationTime();
            if (ends == null
                    || ends.toInstant().isAfter(clock.instant().plus(LONGEST).plus(SKEW))) {
                throw new BadJWTException("It needs an exp, at most 24 hours ahead.");
            }
            if (claims.getClaim("purpose") != null && !"access".equals(claims.getClaim("purpose"))) {
                throw new BadJWTException("Its purpose is not access.");
            }
            var user = claims.getSubject();
            if (user == null || user.isBlank() || user.length() > LONGEST_USERNAME) {
                throw new BadJWTException("Its sub is no user name.");
            }
        }
    }
}
