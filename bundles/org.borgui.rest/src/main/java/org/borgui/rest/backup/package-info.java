/** Backups, as existing clients start and watch them. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.backup;
