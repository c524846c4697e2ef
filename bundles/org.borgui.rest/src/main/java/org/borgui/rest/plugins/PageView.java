package org.borgui.rest.plugins;

/**
 * A page that a plugin brings.
 *
 * @param plugin its symbolic name
 * @param module where its script is, below the address of the server
 */
record PageView(String plugin, String title, String module) {}
