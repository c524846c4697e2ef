/** How the machine and its repositories are. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.dashboard;
