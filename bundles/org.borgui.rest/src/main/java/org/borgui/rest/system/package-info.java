/** What this server is. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.system;
