/** What is in the archives: listed once, browsed from disk. */
@org.jspecify.annotations.NullMarked
package org.borgui.catalog;
