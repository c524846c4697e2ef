/** What lies in an archive, a page at a time. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.catalog;
