/** Keeps the state in one SQLite file. */
@org.jspecify.annotations.NullMarked
package org.borgui.store.sqlite;
