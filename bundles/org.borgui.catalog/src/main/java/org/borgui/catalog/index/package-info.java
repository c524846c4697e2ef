/** Sorted, sealed files of what is in the archives of a series: written once by a merge, then only read. */
@org.jspecify.annotations.NullMarked
package org.borgui.catalog.index;
