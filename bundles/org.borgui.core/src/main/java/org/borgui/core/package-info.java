/** What jobs and repositories share. */
@NullMarked
package org.borgui.core;

import org.jspecify.annotations.NullMarked;
