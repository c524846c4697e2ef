package org.borgui.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.borgui.api.Secret;
import org.borgui.api.system.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Seals by AES-256-GCM as {@code v1:base64url(nonce, ciphertext, tag)}; the context is authenticated with it. */
@Component(
        service = Vault.class,
        configurationPid = "org.borgui.vault",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AesGcmVault.Config.class)
public final class AesGcmVault implements Vault {

    /** Where the key comes from. */
    @ObjectClassDefinition(name = "Vault", description = "Seals secrets before they are kept")
    public @interface Config {

        @AttributeDefinition(
                name = "Secret key",
                description = "A long random text; empty to use the file .secret_key of the data directory",
                type = AttributeType.PASSWORD)
        String _secretKey() default ""; // key ".secretKey": the dot keeps it from becoming a property of the service
    }

    private static final String FORMAT = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    @Activate
    public AesGcmVault(@Reference DataDirectory directory, Config config) {
        // an empty value of a configuration file arrives as null
        this(directory.path(), directory.folder("vault"), Objects.requireNonNullElse(config._secretKey(), ""));
    }

    AesGcmVault(Path directory, Path folder, String secretKey) {
        var check = new KeyCheck(folder.resolve("check"));
        var keys = Keys.from(new KeyFile(directory.resolve(".secret_key")), secretKey, check.isThere());
        check.mustMatch(keys);
        key = keys.sealing();
    }

    @Override
    public String seal(String context, Secret secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context)
                    .doFinal(secret.reveal().getBytes(UTF_8));
            var all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return FORMAT + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal secrets: it has no AES-GCM.", e);
        }
    }

    @Override
    public Secret open(String context, String sealed) {
        if (!sealed.startsWith(FORMAT)) {
            throw unopened(context, null);
        }
        try {
            var all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(FORMAT.length())));
            if (all.remaining() < NONCE_BYTES) {
                throw unopened(context, null);
            }
            var nonce = new byte[NONCE_BYTES];
            all.get(nonce);
            var rest = new byte[all.remaining()];
            all.get(rest);
            return Secret.of(
                    new String(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(rest), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unopened(context, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }

    private static IllegalStateException unopened(String context, @Nullable Exception cause) {
        return new IllegalStateException(
                "The secret '%s' cannot be opened: it was sealed for something else, with another key, or was changed. Enter it anew."
                        .formatted(context),
                cause);
    }
}
