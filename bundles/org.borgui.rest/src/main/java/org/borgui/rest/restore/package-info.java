/** Restores: previewed, started, watched. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.restore;
