/** Sign-in at providers of OpenID Connect. */
@org.jspecify.annotations.NullMarked
package org.borgui.auth.oidc;
