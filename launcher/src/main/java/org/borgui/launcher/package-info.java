/** Starts the server: reads the features, runs the OSGi framework, and ends with a reason that can be acted on. */
@NullMarked
package org.borgui.launcher;

import org.jspecify.annotations.NullMarked;
