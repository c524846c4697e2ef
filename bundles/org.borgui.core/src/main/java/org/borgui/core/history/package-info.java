/** How long what has happened is kept: entries of jobs, their logs, runs of plans. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.history;
