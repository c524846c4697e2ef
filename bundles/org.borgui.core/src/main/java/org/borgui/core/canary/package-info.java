/** Canaries: files of known content that the server puts into backups, to prove later that they can be restored. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.canary;
