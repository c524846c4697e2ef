package org.borgui.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borgui.spi.plugin.BundleUse;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentConstants;

/** Who uses what of a plugin at the moment. */
final class Uses {

    private final BundleContext context;
    private final List<BundleUse> users = new CopyOnWriteArrayList<>();

    Uses(BundleContext context) {
        this.context = context;
    }

    void add(BundleUse user) {
        users.add(user);
    }

    void remove(BundleUse user) {
        users.remove(user);
    }

    List<String> of(Bundle bundle) {
        return users.stream().flatMap(user -> user.uses(bundle).stream()).toList();
    }

    /** @throws org.borgui.api.RefusedException when the server cannot be without it */
    void requireNotNeeded(Bundle bundle) {
        users.forEach(user -> user.requireNotNeeded(bundle));
    }

    /** The names of the components whose services somebody goes on with. */
    List<String> held(Bundle bundle) {
        var names = new ArrayList<String>();
        var services = bundle.getRegisteredServices();
        if (services == null) {
            return names;
        }
        for (var reference : services) {
            var name = reference.getProperty(ComponentConstants.COMPONENT_NAME);
            var service = name == null ? null : context.getService(reference);
            if (service != null) {
                if (users.stream().anyMatch(user -> user.isHeld(service))) {
                    names.add(String.valueOf(name));
                }
                context.ungetService(reference);
            }
        }
        return names;
    }
}
