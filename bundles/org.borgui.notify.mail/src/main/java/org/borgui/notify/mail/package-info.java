/** Notices by e-mail. */
@org.jspecify.annotations.NullMarked
package org.borgui.notify.mail;
