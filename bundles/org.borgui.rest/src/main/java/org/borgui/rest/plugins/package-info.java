/** Plugins: what is installed, what could be, and changing that. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.plugins;
