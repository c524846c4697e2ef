package org.borgui.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps plugins from taking the place of a part of the server, such as of the gate before every request: of our types they
 * offer those that are made for plugins. A service of any other of our types is seen by nobody but the plugin itself.
 */
final class ServiceFence implements FindHook, EventListenerHook {

    private static final String OURS = "org.borgui.";
    private static final String SERVICE = "osgi.service";
    private static final Set<String> OPEN = Set.of(
            "org.borgui.api.audit.AuditListener",
            "org.borgui.spi.command.Command",
            "org.borgui.spi.job.JobListener",
            "org.borgui.spi.job.Operation",
            "org.borgui.spi.notice.Notifier",
            "org.borgui.spi.plan.RunListener",
            "org.borgui.spi.plugin.HealthProbe",
            "org.borgui.spi.posture.PostureCheck",
            "org.borgui.spi.repository.RepositoryListener",
            "org.borgui.spi.signin.ConfiguredProvider",
            "org.borgui.spi.signin.OneTimeCodes",
            "org.borgui.spi.signin.OpenIdConnect",
            "org.borgui.spi.signin.Passkeys",
            "org.borgui.spi.signin.PasswordSignIn",
            "org.borgui.spi.signin.RequestSignIn",
            "org.borgui.spi.state.StateStore",
            "org.borgui.spi.web.ConsolePage");

    /** A type that a bundle says it will offer, although it is not for plugins. */
    static Optional<String> closed(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(SERVICE).stream()
                .flatMap(capability -> words(capability.getAttributes().get(Constants.OBJECTCLASS)))
                .filter(type -> isClosed(bundle, type))
                .findFirst();
    }

    /** A type that it offers, although it is not for plugins. */
    static Optional<String> closed(ServiceReference<?> reference) {
        var bundle = reference.getBundle();
        return bundle == null
                ? Optional.empty()
                : words(reference.getProperty(Constants.OBJECTCLASS))
                        .filter(type -> isClosed(bundle, type))
                        .findFirst();
    }

    /** Types of its own packages are a plugin's own affair, also those of our optional plugins. */
    private static boolean isClosed(Bundle bundle, String type) {
        return type.startsWith(OURS) && !OPEN.contains(type) && !isOwn(bundle.getSymbolicName(), type);
    }

    private static boolean isOwn(String bundle, String type) {
        return bundle.startsWith(OURS) && type.startsWith(bundle + ".");
    }

    private static Stream<String> words(@Nullable Object value) {
        if (value instanceof Object[] several) {
            return Stream.of(several).map(String::valueOf);
        }
        return value instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.of(String.valueOf(value));
    }

    @Override
    public void find(
            BundleContext asking, String name, String filter, boolean all, Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> isHidden(reference, asking));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(listening -> isHidden(event.getServiceReference(), listening));
    }

    private static boolean isHidden(ServiceReference<?> reference, BundleContext from) {
        var bundle = reference.getBundle();
        return bundle != null
                && Framework.isPlugin(bundle)
                && !bundle.equals(from.getBundle())
                && from.getBundle().getBundleId() != Constants.SYSTEM_BUNDLE_ID
                && closed(reference).isPresent();
    }
}
