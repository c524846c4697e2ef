/** The stream of events: one bounded queue and one writer thread for each client. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.events;
