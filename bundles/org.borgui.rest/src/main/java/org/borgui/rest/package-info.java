/** What all resources share: callers, bodies, times, downloads, and answers kept for existing clients. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest;
