/** Sign-in, sessions of browsers, and one's own password. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.auth;
