package org.borgui.plugins;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.borgui.plugins.PluginDocument.Piece;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles of plugins in the framework. A new version is installed beside the one that runs, which is touched only once the new
 * one resolves.
 */
final class Framework {

    private static final Logger LOG = LoggerFactory.getLogger(Framework.class);
    private static final String LOCATION = "plugin:";
    private static final String OURS = "org.borgui.";
    /** Above all bundles of the server: plugins go first when it stops. */
    static final int LEVEL = 60;

    private static final int REFRESH_SECONDS = 20;
    private static final List<String> NEVER_EXPORTED = List.of(OURS, "java.", "javax.", "jakarta.", "org.osgi.");
    private static final List<String> FOR_PLUGINS = List.of("api", "spi", "process", "vault", "egress", "pac4j");

    private final BundleContext context;

    Framework(BundleContext context) {
        this.context = context;
        if (context.getBundle().getRegisteredServices() == null
                || Stream.of(context.getBundle().getRegisteredServices()).noneMatch(Framework::isFence)) {
            context.registerService(CollisionHook.class, Framework::collide, null);
            context.registerService(ResolverHookFactory.class, triggers -> new OwnVersions(), null);
            context.registerService(
                    new String[] {FindHook.class.getName(), EventListenerHook.class.getName()},
                    new ServiceFence(),
                    null);
        }
    }

    /** The hooks stay as long as this bundle: plugins run on while their keeper is made anew. */
    private static boolean isFence(ServiceReference<?> reference) {
        return List.of((String[]) reference.getProperty(Constants.OBJECTCLASS)).contains(FindHook.class.getName());
    }

    /** Plugins that run although nobody knows of them: those of a keeper before this one. */
    List<Bundle> strays() {
        return Stream.of(context.getBundles()).filter(Framework::isPlugin).toList();
    }

    /** The same name and version twice is fine for a moment: a file may be exchanged by another one of the same version. */
    private static void collide(int type, Bundle target, Collection<Bundle> others) {
        others.removeIf(Framework::isPlugin);
    }

    static boolean isPlugin(Bundle bundle) {
        return bundle.getLocation().startsWith(LOCATION);
    }

    /** Symbolic names of all that is no plugin. */
    Set<String> core() {
        var names = new HashSet<String>();
        Stream.of(context.getBundles())
                .filter(bundle -> !isPlugin(bundle) && bundle.getSymbolicName() != null)
                .forEach(bundle -> names.add(bundle.getSymbolicName()));
        return names;
    }

    /**
     * Installs it, under a location that no other one has.
     *
     * @param bytes the whole jar, verified
     * @throws BundleException also when the framework reads another name or version in it
     */
    Bundle install(String name, Piece piece, byte[] bytes) throws BundleException {
        var location = LOCATION + name + "#" + UUID.randomUUID();
        var bundle = context.installBundle(location, new ByteArrayInputStream(bytes));
        var revision = bundle.adapt(BundleRevision.class);
        if (!name.equals(bundle.getSymbolicName())
                || !Version.parseVersion(piece.version()).equals(bundle.getVersion())
                || revision == null
                || (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            bundle.uninstall();
            throw new BundleException("the framework reads another name in it");
        }
        bundle.adapt(BundleStartLevel.class).setStartLevel(LEVEL);
        return bundle;
    }

    /**
     * Resolves it.
     *
     * @throws BundleException with a sentence on why it cannot be
     */
    void resolve(Bundle bundle) throws BundleException {
        var revision = bundle.adapt(BundleRevision.class);
        requireOwnExports(revision);
        requireOpenImports(revision);
        var closed = ServiceFence.closed(bundle);
        if (closed.isPresent()) {
            throw new BundleException("it offers %s, which is the server's part".formatted(closed.get()));
        }
        if (!wiring().resolveBundles(Set.of(bundle))) {
            throw new BundleException(new Unresolved(wiring()).why(bundle));
        }
    }

    /** A package of the server that a plugin exported as well could become that of other bundles. */
    private void requireOwnExports(BundleRevision revision) throws BundleException {
        for (var capability : revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
            var name = String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
            if (NEVER_EXPORTED.stream().anyMatch(name::startsWith) || isCorePackage(name)) {
                throw new BundleException("it exports the package %s, which is the server's".formatted(name));
            }
        }
    }

    private boolean isCorePackage(String name) {
        return Stream.of(context.getBundles())
                .filter(bundle -> !isPlugin(bundle))
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .anyMatch(
                        capability -> name.equals(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
    }

    private static void requireOpenImports(BundleRevision revision) throws BundleException {
        if (!revision.getDeclaredRequirements(BundleNamespace.BUNDLE_NAMESPACE).isEmpty()) {
            throw new BundleException("it wants whole bundles (Require-Bundle); a plugin imports packages");
        }
        for (var requirement : revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
            var name = Unresolved.packageOf(requirement);
            var begin = name.split("\\*", 2)[0];
            if (name.contains("*") && (OURS.startsWith(begin) || begin.startsWith(OURS))) {
                throw new BundleException(
                        "it wants any package (DynamicImport-Package: %s); a plugin names those it uses"
                                .formatted(name));
            }
            if (name.startsWith(OURS) && !FOR_PLUGINS.contains(name.split("\\.", -1)[2])) {
                throw new BundleException("it uses the package %s, which is not for plugins; they may use those of %s"
                        .formatted(name, String.join(", ", FOR_PLUGINS)));
            }
        }
    }

    /** Removes it with all its classes, unless another plugin uses some of them: then they go at the next start. */
    void uninstall(Bundle bundle) throws InterruptedException {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{} could not be uninstalled, and goes with the next start of the server", bundle, e);
            return;
        }
        if (Set.copyOf(wiring().getDependencyClosure(Set.of(bundle))).equals(Set.of(bundle))) {
            var refreshed = new CountDownLatch(1);
            wiring().refreshBundles(Set.of(bundle), event -> {
                if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED || event.getType() == FrameworkEvent.ERROR) {
                    refreshed.countDown();
                }
            });
            if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The classes of {} are not gone after {} s", bundle, REFRESH_SECONDS);
            }
        }
    }

    /** A sentence for each other bundle that uses packages of this one. */
    static List<String> users(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        return wiring == null
                ? List.of()
                : wiring.getProvidedWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .map(wire -> wire.getRequirer().getBundle())
                        .filter(user -> !user.equals(bundle))
                        .map(user -> "%s uses its packages.".formatted(user.getSymbolicName()))
                        .distinct()
                        .toList();
    }

    /** Waits until the server's own bundles have started. */
    void awaitServer() throws InterruptedException {
        var framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        var level = framework.adapt(FrameworkStartLevel.class);
        var reached = new CountDownLatch(1);
        org.osgi.framework.FrameworkListener listener = event -> {
            if (level.getStartLevel() >= LEVEL) {
                reached.countDown();
            }
        };
        framework.getBundleContext().addFrameworkListener(listener);
        try {
            if (level.getStartLevel() < LEVEL) {
                reached.await();
            }
        } finally {
            framework.getBundleContext().removeFrameworkListener(listener);
        }
    }

    /** Whether this framework is that of one command, which starts no plugins. */
    boolean isForOneCommand() {
        return Boolean.parseBoolean(context.getProperty("borgui.command"));
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }
}
