/** Notices as JSON, by HTTP. */
@org.jspecify.annotations.NullMarked
package org.borgui.notify.webhook;
