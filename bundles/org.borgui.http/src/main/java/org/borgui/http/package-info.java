/** Jetty, the Jersey host and everything between a connection and a resource. Exports nothing. */
@org.jspecify.annotations.NullMarked
package org.borgui.http;
