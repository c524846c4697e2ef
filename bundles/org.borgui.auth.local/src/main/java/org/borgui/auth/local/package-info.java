/** Hashes and checks the passwords of this server. */
@org.jspecify.annotations.NullMarked
package org.borgui.auth.local;
