/** The record of what was done: a chain of entries, signed as it grows. */
@org.jspecify.annotations.NullMarked
package org.borgui.audit;
