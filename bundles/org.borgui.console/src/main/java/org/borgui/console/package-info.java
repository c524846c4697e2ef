/** The web console: what a browser is given. */
@org.jspecify.annotations.NullMarked
package org.borgui.console;
