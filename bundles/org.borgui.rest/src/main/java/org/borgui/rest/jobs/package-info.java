/** Jobs of every operation, and the forms they have on the wire. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.jobs;
