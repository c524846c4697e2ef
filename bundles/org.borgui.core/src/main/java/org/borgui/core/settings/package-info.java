/** What an admin has decided for the whole server. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.settings;
