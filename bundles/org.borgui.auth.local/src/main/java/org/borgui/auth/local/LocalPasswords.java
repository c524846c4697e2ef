package org.borgui.auth.local;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.spi.signin.PasswordSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Argon2id, and bcrypt for what an older server left. Only so many passwords are worked on at once. */
@Component(configurationPid = "org.borgui.auth.local")
@Designate(ocd = LocalPasswordsConfig.class)
public final class LocalPasswords implements PasswordSignIn {

    private final SecureRandom random = new SecureRandom();
    private final Turns turns = new Turns();
    private final PasswordRules rules;
    private final Argon2 nobody;

    @Activate
    public LocalPasswords(LocalPasswordsConfig config) {
        this(HostNames.machine(), HostNames.of(config.publicBaseUrl()));
    }

    /** @param hosts how this server is called: words that attackers try first */
    LocalPasswords(String... hosts) {
        rules = PasswordRules.near(hosts);
        nobody = new Argon2(Argon2.TODAY, bytes(Argon2.SALT_BYTES), bytes(Argon2.HASH_BYTES));
    }

    @Override
    public String hash(Secret password) {
        return turns.take(Argon2.TODAY.kib(), () -> newHash(password));
    }

    @Override
    public Checked check(Secret password, Optional<String> hash) {
        var text = hash.orElse("");
        var argon = Argon2.parse(text);
        return turns.take(argon.map(Argon2::kib).orElse(0), () -> checkNow(password, text, argon));
    }

    @Override
    public void requireAcceptable(Secret password, String username) {
        rules.require(normal(password), username);
    }

    private Checked checkNow(Secret password, String hash, Optional<Argon2> argon) {
        if (argon.isPresent()) {
            var right = argon.get().matches(utf8(password));
            return new Checked(right, right && !argon.get().isOfToday() ? better(password) : Optional.empty());
        }
        if (Bcrypt.isOne(hash) && Bcrypt.seesAllOf(password.reveal())) {
            var right = Bcrypt.matches(hash, password.reveal());
            return new Checked(right, right ? better(password) : Optional.empty());
        }
        var unused = nobody.matches(utf8(password)); // as much work as for anybody
        return new Checked(false, Optional.empty());
    }

    private Optional<String> better(Secret password) {
        return Optional.of(newHash(password));
    }

    private String newHash(Secret password) {
        return Argon2.of(utf8(password), bytes(Argon2.SALT_BYTES)).text();
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(Secret password) {
        return normal(password).getBytes(StandardCharsets.UTF_8);
    }

    /** The same password whether a keyboard sends {@code ä} as one character or as two. */
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }
}
