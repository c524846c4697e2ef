/** Care for repositories: check, compact, prune. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.maintenance;
