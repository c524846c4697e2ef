/** Back up: what a create job is told. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.backup;
