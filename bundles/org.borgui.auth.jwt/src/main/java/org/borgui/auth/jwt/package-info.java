/** Sign-in with a JWT that automation has signed with the server's own secret. */
@org.jspecify.annotations.NullMarked
package org.borgui.auth.jwt;
