/** Watches over what plans promise, by the archives that are there. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.promises;
