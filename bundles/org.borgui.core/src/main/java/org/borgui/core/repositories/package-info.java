/** The repositories this server knows. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.repositories;
