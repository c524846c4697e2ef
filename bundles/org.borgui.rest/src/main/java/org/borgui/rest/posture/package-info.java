/** What is weak about this server. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.posture;
