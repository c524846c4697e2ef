package org.borgui.auth.none;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borgui.api.access.UserService;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.borgui.spi.signin.RequestSignIn;
import org.borgui.spi.web.HttpListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets everybody in while it is configured, and only where nobody but this machine can connect: otherwise this component,
 * and so the server, does not start.
 */
// immediate: nobody asks for it, and a wrong configuration is to be noticed at the start
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.borgui.auth.none")
@Designate(ocd = NoSignInMode.Config.class)
public final class NoSignInMode {

    /** Configuration {@code org.borgui.auth.none}. */
    @ObjectClassDefinition(name = "No sign-in", description = "For a server that only its own machine can reach")
    public @interface Config {

        @AttributeDefinition(name = "Enabled", description = "Everybody is the first admin")
        boolean enabled() default false;
    }

    private static final Logger LOG = LoggerFactory.getLogger(NoSignInMode.class);
    private static final int LAST = 0;

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public NoSignInMode(
            BundleContext context, Config config, @Reference HttpListener listener, @Reference UserService users) {
        if (config.enabled()) {
            requireNobodyElse(listener);
            registrations.add(context.registerService(
                    RequestSignIn.class,
                    new EverybodySignIn(users),
                    FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, LAST))));
            registrations.add(context.registerService(PostureCheck.class, NoSignInMode::weaknesses, null));
            LOG.warn(EverybodySignIn.WARNING);
        }
    }

    static void requireNobodyElse(HttpListener listener) {
        if (!listener.isLoopback()) {
            throw new IllegalStateException(
                    "ALLOW_INSECURE_NO_AUTH makes everybody an admin, and the server listens where"
                            + " others than this machine can reach it. Set HOST=127.0.0.1, or unset ALLOW_INSECURE_NO_AUTH and sign in.");
        }
        if (listener.hasProxies()) {
            throw new IllegalStateException(
                    "ALLOW_INSECURE_NO_AUTH makes everybody an admin, and TRUSTED_PROXIES says that a"
                            + " proxy lets others reach the server. Unset one of them.");
        }
    }

    static List<Weakness> weaknesses() {
        return List.of(new Weakness(
                "sign-in.none",
                Severity.HIGH,
                "Nobody has to sign in",
                EverybodySignIn.WARNING,
                "Unset ALLOW_INSECURE_NO_AUTH and start the server again.",
                null,
                ""));
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
