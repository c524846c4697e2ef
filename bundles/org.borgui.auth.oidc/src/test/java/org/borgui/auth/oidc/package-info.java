@org.jspecify.annotations.NullMarked
package org.borgui.auth.oidc;
