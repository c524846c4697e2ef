/** Backup plans, schedules of the older kind, and their runs. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.plans;
