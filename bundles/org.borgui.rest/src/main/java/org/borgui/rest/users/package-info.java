/** Users and what they are granted. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.users;
