package org.borgui.auth.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.borgui.api.Secret;
import org.borgui.spi.signin.OneTimeCodes;
import org.bouncycastle.util.encoders.Base32;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** TOTP (RFC 6238) as all apps know it: six digits of HMAC-SHA-1, anew each half minute, one span before and after counts. */
@Component(configurationPid = "org.borgui.auth.local")
public final class TimeCodes implements OneTimeCodes {

    private static final int SEED_BYTES = 20;
    private static final int NEAR = 1;
    private static final String ISSUER = "Borg UI";
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final String host;

    @Activate
    public TimeCodes(LocalPasswordsConfig config) {
        this(HostNames.of(config.publicBaseUrl()));
    }

    /** @param host how this server is called, so that apps tell several apart; may be empty */
    TimeCodes(String host) {
        this.host = host;
    }

    @Override
    public Secret seed() {
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base32.toBase32String(bytes));
    }

    @Override
    public Secret uri(Secret seed, String username) {
        var account = host.isEmpty() ? username : username + "@" + host;
        return Secret.of("otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(ISSUER), encoded(account), seed.reveal(), encoded(ISSUER)));
    }

    @Override
    public OptionalLong span(Secret seed, String code, Instant now) {
        var typed = code.replace(" ", "");
        if (!CODE.matcher(typed).matches()) {
            return OptionalLong.empty();
        }
        var key = new SecretKeySpec(Base32.decode(seed.reveal()), generator.getAlgorithm());
        var length = generator.getTimeStep();
        var found = OptionalLong.empty();
        for (int off = -NEAR; off <= NEAR; off++) { // always all of them, so that time tells nothing
            var moment = now.plus(length.multipliedBy(off));
            if (MessageDigest.isEqual(code(key, moment), typed.getBytes(UTF_8))) {
                found = OptionalLong.of(moment.getEpochSecond() / length.toSeconds());
            }
        }
        return found;
    }

    private byte[] code(SecretKeySpec key, Instant moment) {
        try {
            return generator.generateOneTimePasswordString(key, moment).getBytes(UTF_8);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key of an HMAC", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
