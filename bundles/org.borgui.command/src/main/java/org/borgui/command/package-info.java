/** Runs the commands of {@code borg-ui} for whoever owns the data directory. */
@NullMarked
package org.borgui.command;

import org.jspecify.annotations.NullMarked;
