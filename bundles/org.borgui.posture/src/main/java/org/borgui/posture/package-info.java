/** Tells what is weak about this server. */
@NullMarked
package org.borgui.posture;

import org.jspecify.annotations.NullMarked;
