/** The shipped log settings. */
@NullMarked
package org.borgui.logging.console;

import org.jspecify.annotations.NullMarked;
