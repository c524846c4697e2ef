/** Tests of the console's bundle. */
@org.jspecify.annotations.NullMarked
package org.borgui.console;
