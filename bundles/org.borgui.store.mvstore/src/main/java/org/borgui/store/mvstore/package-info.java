/** The state in one file of H2's MVStore. */
@org.jspecify.annotations.NullMarked
package org.borgui.store.mvstore;
