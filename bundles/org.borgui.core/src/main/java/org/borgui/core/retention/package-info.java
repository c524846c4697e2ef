/** What is kept of archives, and the removal of the rest. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.retention;
