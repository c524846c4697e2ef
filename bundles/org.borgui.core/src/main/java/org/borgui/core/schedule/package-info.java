/** When something is due. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.schedule;
