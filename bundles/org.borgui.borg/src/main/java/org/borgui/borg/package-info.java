/** Borg's verbs: argument words, JSON lines, exit codes. */
@org.jspecify.annotations.NullMarked
package org.borgui.borg;
