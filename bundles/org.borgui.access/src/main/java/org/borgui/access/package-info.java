/** Users, roles, sessions, and the gate every request passes. */
@org.jspecify.annotations.NullMarked
package org.borgui.access;
