/** Lets everybody on this machine in as the first admin, where that is asked for. */
@org.jspecify.annotations.NullMarked
package org.borgui.auth.none;
