/** Repositories: made, imported, changed, forgotten, asked. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.repositories;
