/** The settings of the server, and what is kept of what has happened. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.settings;
