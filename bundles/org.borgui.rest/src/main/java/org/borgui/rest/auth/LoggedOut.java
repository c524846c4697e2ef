package org.borgui.rest.auth;

import org.jspecify.annotations.Nullable;

record LoggedOut(String message, @Nullable String logoutUrl) {}
