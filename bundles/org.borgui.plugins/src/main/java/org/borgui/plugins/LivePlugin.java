package org.borgui.plugins;

import org.borgui.plugins.PluginDocument.Piece;
import org.osgi.framework.Bundle;

/** A version of a plugin in the framework. */
record LivePlugin(String name, Piece piece, Bundle bundle) {}
