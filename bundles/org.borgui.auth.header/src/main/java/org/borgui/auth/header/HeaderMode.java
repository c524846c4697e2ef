package org.borgui.auth.header;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borgui.api.audit.AuditLog;
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
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the sign-in by header while it is configured; otherwise nothing of it, and nothing of pac4j, is loaded. What
 * would let anybody in is the reason why this component, and so the server, does not start.
 */
// immediate: nobody asks for it, and a wrong configuration is to be noticed at the start
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.borgui.auth.header")
@Designate(ocd = HeaderConfig.class)
public final class HeaderMode {

    private static final Logger LOG = LoggerFactory.getLogger(HeaderMode.class);
    private static final int RANKING = 20;

    private final Records records = new Records(Clock.systemUTC());
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public HeaderMode(BundleContext context, HeaderConfig config, @Reference HttpListener listener) {
        if (config.enabled()) {
            var settings = settings(config);
            requireProxies(listener);
            settings.contradictions().forEach(LOG::warn);
            registrations.add(context.registerService(
                    RequestSignIn.class,
                    new HeaderSignIn(settings, listener, records),
                    FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, RANKING))));
            registrations.add(
                    context.registerService(PostureCheck.class, new HeaderPosture(settings.user(), listener), null));
            LOG.info("The header {} of listed proxies signs people in", settings.user());
        }
    }

    static void requireProxies(HttpListener listener) {
        if (!listener.hasProxies()) {
            throw new IllegalStateException(
                    "DISABLE_AUTHENTICATION lets a proxy sign people in, but no proxy is listed:"
                            + " anybody could claim to be anybody. Set TRUSTED_PROXIES to the addresses of the proxies.");
        }
    }

    private static HeaderSettings settings(HeaderConfig config) {
        try {
            return HeaderSettings.of(config);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The configuration org.borgui.auth.header is wrong: " + e.getMessage());
        }
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC)
    void setAudit(AuditLog log) {
        records.to(log);
    }

    void unsetAudit(AuditLog log) {
        records.forget(log);
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
