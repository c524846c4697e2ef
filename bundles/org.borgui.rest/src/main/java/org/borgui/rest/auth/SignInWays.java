package org.borgui.rest.auth;

import java.util.List;
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

    record ProxyHealth(boolean enabled, List<String> warnings) {}

    /** Names and passwords kept by this server, and nothing else. */
    static SignInWays localOnly() {
        return new SignInWays(
                false,
                false,
                true,
                false,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                new ProxyHealth(false, List.of()));
    }
}
