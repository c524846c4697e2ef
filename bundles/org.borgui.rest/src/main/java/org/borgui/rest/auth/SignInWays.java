package org.borgui.rest.auth;

import java.util.List;
import java.util.Map;
import org.borgui.api.access.OidcService.Offer;
import org.borgui.api.access.SignInService;
import org.borgui.api.access.SignInService.Way;
import org.jspecify.annotations.Nullable;

/** Which ways of signing in there are, for the sign-in page. */
record SignInWays(
        boolean proxyAuthEnabled,
        boolean insecureNoAuthEnabled,
        boolean authenticationRequired,
        boolean oidcEnabled,
        @Nullable String oidcProviderName,
        boolean oidcDisableLocalAuth,
        boolean oidcLinkSupported,
        boolean oidcUnlinkSupported,
        boolean oidcAccountLinkingSupported,
        @Nullable String proxyAuthHeader,
        @Nullable String proxyAuthRoleHeader,
        @Nullable String proxyAuthAllRepositoriesRoleHeader,
        @Nullable String proxyAuthEmailHeader,
        @Nullable String proxyAuthFullNameHeader,
        ProxyHealth proxyAuthHealth) {

    /** What is weak about it. */
    record ProxyHealth(boolean enabled, List<ProxyWarning> warnings) {}

    record ProxyWarning(String code, String message) {}

    static SignInWays of(SignInService service, List<Offer> offers) {
        var ways = service.ways();
        var header = ways.stream().filter(way -> way.name().equals("header")).findFirst();
        Map<String, String> names = header.map(Way::settings).orElse(Map.of());
        var none = ways.stream().anyMatch(way -> way.name().equals("none"));
        return new SignInWays(
                header.isPresent(),
                none,
                !none,
                !offers.isEmpty(),
                offers.stream().map(Offer::name).findFirst().orElse(null),
                !service.passwords(),
                !offers.isEmpty(),
                !offers.isEmpty(),
                !offers.isEmpty(),
                names.get("user_header"),
                names.get("role_header"),
                names.get("all_repositories_role_header"),
                names.get("email_header"),
                names.get("full_name_header"),
                new ProxyHealth(
                        header.isPresent(),
                        header.map(Way::warnings).orElse(List.of()).stream()
                                .map(warning -> new ProxyWarning("proxy", warning))
                                .toList()));
    }
}
