/** Plans, when they are due, and their runs. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.plans;
