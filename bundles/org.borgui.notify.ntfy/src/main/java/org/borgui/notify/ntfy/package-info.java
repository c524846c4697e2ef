/** Notices to ntfy. */
@org.jspecify.annotations.NullMarked
package org.borgui.notify.ntfy;
