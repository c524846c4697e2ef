/** The job engine: lanes, recovery, cancel, logs. All threads that run operations belong to it. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.jobs;
