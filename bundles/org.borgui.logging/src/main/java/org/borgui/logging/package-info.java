/** Brings what the framework and the libraries say into the one log. */
@NullMarked
package org.borgui.logging;

import org.jspecify.annotations.NullMarked;
