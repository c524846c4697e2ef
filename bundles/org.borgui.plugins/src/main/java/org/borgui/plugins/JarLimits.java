package org.borgui.plugins;

/**
 * What a jar may be at most: a small file can hold more than any disk.
 *
 * @param bytes of the file
 * @param entries in it
 * @param unpacked bytes of all entries together
 */
record JarLimits(long bytes, int entries, long unpacked) {

    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_ENTRIES = 20_000;
    private static final int UNPACKED = 8; // classes shrink to a half or a third

    static JarLimits ofMegabytes(int megabytes) {
        long bytes = (long) megabytes * MEGABYTE;
        return new JarLimits(bytes, MOST_ENTRIES, bytes * UNPACKED);
    }
}
