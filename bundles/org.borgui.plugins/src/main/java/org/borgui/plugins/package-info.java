/** Installs, verifies, updates and removes plugins. */
@NullMarked
package org.borgui.plugins;

import org.jspecify.annotations.NullMarked;
