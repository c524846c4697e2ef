package org.borgui.http;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says when the server answers to any name. */
@Component(configurationPid = "org.borgui.http", configurationPolicy = REQUIRE)
public final class HostPosture implements PostureCheck {

    private static final Weakness ANY_NAME = new Weakness(
            "http.any-host",
            Severity.LOW,
            "The server answers to any name",
            "A page of another site can give its own name the address of this server, and then speaks to it from the "
                    + "browser of anybody who looks at that page.",
            "Set PUBLIC_BASE_URL to the address people type, or ALLOWED_HOSTS to the names of the server.",
            null,
            "");

    private final boolean any;

    @Activate
    public HostPosture(HttpConfig config) {
        any = HttpSettings.allowedHosts(config).isAny();
    }

    @Override
    public List<Weakness> look() {
        return any ? List.of(ANY_NAME) : List.of();
    }
}
