/** What the tests put into bundles of their own and run inside the framework. */
@NullMarked
package org.borgui.launcher.probe;

import org.jspecify.annotations.NullMarked;
