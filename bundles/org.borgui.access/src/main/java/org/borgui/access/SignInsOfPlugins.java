package org.borgui.access;

import java.util.Arrays;
import java.util.List;
import org.borgui.api.access.SignInService;
import org.borgui.spi.plugin.BundleUse;
import org.borgui.spi.signin.OpenIdConnect;
import org.borgui.spi.signin.PasswordSignIn;
import org.borgui.spi.signin.RequestSignIn;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the last way by which an admin can sign in from being removed with its plugin. */
@Component
public final class SignInsOfPlugins implements BundleUse {

    private final BundleContext context;
    private final SignInService ways;

    @Activate
    public SignInsOfPlugins(BundleContext context, @Reference SignInService ways) {
        this.context = context;
        this.ways = ways;
    }

    @Override
    public List<String> uses(Bundle bundle) {
        return List.of(); // who signs in waits for nobody
    }

    @Override
    public void requireNotNeeded(Bundle bundle) {
        var services = bundle.getRegisteredServices();
        if (services != null) {
            Arrays.stream(services).forEach(this::requireAnother);
        }
    }

    private void requireAnother(ServiceReference<?> reference) {
        var types = List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
        if (types.contains(PasswordSignIn.class.getName())) {
            ways.requireAnother(UserDocument.LOCAL);
        }
        if (types.contains(OpenIdConnect.class.getName())) {
            ways.requireAnother(OidcProviders.WAY);
        }
        if (types.contains(RequestSignIn.class.getName())) {
            if (context.getService(reference) instanceof RequestSignIn way) {
                ways.requireAnother(way.name());
            }
            context.ungetService(reference);
        }
    }
}
