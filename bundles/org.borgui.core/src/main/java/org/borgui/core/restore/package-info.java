/** Restore: extracted into a staging folder beside the destination, then merged into it. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.restore;
