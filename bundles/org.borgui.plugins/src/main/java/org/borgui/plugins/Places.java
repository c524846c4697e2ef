package org.borgui.plugins;

import java.nio.file.Path;

/**
 * Where files of plugins lie.
 *
 * @param kept the installed ones, named by their SHA-256; in the data directory, private
 * @param taken uploads that wait, named by their SHA-256; beside {@code kept}
 * @param wanted the folder {@code plugins/} that people fill
 * @param optional the distribution's own, with their digests
 * @param signers certificates whose signatures count
 */
record Places(Path kept, Path taken, Path wanted, Path optional, Path signers) {}
