/** Starts real launchers on small distributions. */
@NullMarked
package org.borgui.launcher;

import org.jspecify.annotations.NullMarked;
