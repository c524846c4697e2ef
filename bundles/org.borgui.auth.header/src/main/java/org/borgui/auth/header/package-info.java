/** Sign-in by a header that a trusted proxy sets. */
@org.jspecify.annotations.NullMarked
package org.borgui.auth.header;
