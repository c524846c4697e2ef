package org.borgui.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
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

/** Seals with the current key of a ring, by AES-256-GCM; see {@link Sealed} for the form. */
@Component(
        service = {Vault.class, AesGcmVault.class},
        configurationPid = "org.borgui.vault",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AesGcmVault.Config.class)
public final class AesGcmVault implements Vault {

    /** Where the server's key comes from. A dot before a key's name keeps it from becoming a property of the service. */
    @ObjectClassDefinition(name = "Vault", description = "Seals secrets before they are kept")
    public @interface Config {

        @AttributeDefinition(
                name = "Secret key",
                description = "A long random text; empty to use a file",
                type = AttributeType.PASSWORD)
        String _secretKey() default "";

        @AttributeDefinition(
                name = "Secret key's file",
                description = "A file with the key; empty to use .secret_key of the data directory")
        String _secretKeyFile() default "";

        @AttributeDefinition(
                name = "Previous secret key",
                description = "The key of before, for the one start that changes it",
                type = AttributeType.PASSWORD)
        String _secretKeyPrevious() default "";

        @AttributeDefinition(
                name = "Previous secret key's file",
                description = "A file with the key of before, for the one start that changes it")
        String _secretKeyPreviousFile() default "";

        @AttributeDefinition(
                name = "Credentials",
                description = "The folder in which systemd hands over secrets, for the server alone")
        String _credentialsDirectory() default "";
    }

    private final KeyRing ring;

    @Activate
    public AesGcmVault(@Reference DataDirectory directory, Config config) {
        this(
                directory.path(),
                directory.folder("vault"),
                new KeySettings(
                        set(config._secretKey()),
                        set(config._secretKeyFile()),
                        set(config._secretKeyPrevious()),
                        set(config._secretKeyPreviousFile()),
                        set(config._credentialsDirectory())));
    }

    AesGcmVault(Path directory, Path folder, KeySettings settings) {
        this(KeyRing.open(directory, folder, settings, new Disk()));
    }

    AesGcmVault(KeyRing ring) {
        this.ring = ring;
    }

    KeyRing ring() {
        return ring;
    }

    @Override
    public String seal(String context, Secret secret) {
        var now = ring.now();
        var kind = Sealed.kind(context);
        if (!now.kinds().contains(kind)) {
            now = ring.noting(kind); // before it seals: from here on, no key is given up without looking there
        }
        var body = Aead.seal(now.currentKey(), context, secret.reveal().getBytes(UTF_8));
        return new Sealed(now.current(), body).text();
    }

    @Override
    public Secret open(String context, String sealed) {
        var parts = Sealed.of(sealed);
        var key = ring.key(parts.key());
        if (key == null) {
            throw unopened(context, null);
        }
        try {
            return Secret.of(new String(Aead.open(key, context, parts.body()), UTF_8));
        } catch (GeneralSecurityException e) {
            throw unopened(context, e);
        }
    }

    /** An empty value of a configuration file arrives as null. */
    private static String set(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static IllegalStateException unopened(String context, @Nullable Exception cause) {
        return new IllegalStateException(
                "The secret '%s' cannot be opened: it was sealed for something else, with another key, or was changed. Enter it anew."
                        .formatted(context),
                cause);
    }
}
