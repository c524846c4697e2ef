/** The record of what was done. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.audit;
