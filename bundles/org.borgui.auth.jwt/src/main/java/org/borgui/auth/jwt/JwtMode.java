package org.borgui.auth.jwt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.borgui.api.Secret;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.borgui.spi.signin.RequestSignIn;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts self-signed tokens while that is configured; otherwise nothing of it, and nothing of Nimbus, is loaded. Registers
 * services of its own, so that the secret becomes no property of one.
 */
// immediate: nobody asks for it, and a wrong configuration is to be noticed at the start
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.borgui.auth.jwt")
@Designate(ocd = JwtMode.Config.class)
public final class JwtMode {

    /** Configuration {@code org.borgui.auth.jwt}. */
    @ObjectClassDefinition(name = "Self-signed tokens", description = "For automation that signs with SECRET_KEY")
    public @interface Config {

        @AttributeDefinition(name = "Enabled", description = "Whether such tokens are accepted")
        boolean enabled() default false;

        @AttributeDefinition(
                name = "Secret",
                description = "The server's SECRET_KEY, at least 32 characters",
                type = AttributeType.PASSWORD)
        String _secretKey() default ""; // key ".secretKey": the dot keeps it from becoming a property of a service
    }

    private static final Logger LOG = LoggerFactory.getLogger(JwtMode.class);
    private static final int SHORTEST = 32;
    private static final int FIRST = 30;

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public JwtMode(BundleContext context, Config config) {
        if (config.enabled()) {
            var secret = Secret.of(Objects.requireNonNullElse(config._secretKey(), ""));
            requireLong(secret);
            registrations.add(context.registerService(
                    RequestSignIn.class,
                    new JwtSignIn(new SelfSigned(secret, Clock.systemUTC())),
                    FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, FIRST))));
            registrations.add(context.registerService(PostureCheck.class, JwtMode::weaknesses, null));
            LOG.warn(JwtSignIn.WARNING);
        }
    }

    static void requireLong(Secret secret) {
        if (secret.reveal().length() < SHORTEST) {
            throw new IllegalStateException(
                    "ACCEPT_SELF_SIGNED_TOKENS needs a SECRET_KEY of at least 32 characters: with a"
                            + " shorter one, or none, a token could be forged. Set a long one, or unset ACCEPT_SELF_SIGNED_TOKENS.");
        }
    }

    static List<Weakness> weaknesses() {
        return List.of(new Weakness(
                "sign-in.jwt",
                Severity.MEDIUM,
                "Self-signed tokens are accepted",
                JwtSignIn.WARNING,
                "Make an API token for each program and unset ACCEPT_SELF_SIGNED_TOKENS.",
                null,
                ""));
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
