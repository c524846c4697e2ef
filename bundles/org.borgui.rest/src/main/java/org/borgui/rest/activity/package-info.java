/** What has happened, and its logs. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.activity;
