/** What people outside are told: the outbox, its deliveries, and who subscribes to what. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.notices;
