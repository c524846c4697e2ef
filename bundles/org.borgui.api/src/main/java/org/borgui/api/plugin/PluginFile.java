package org.borgui.api.plugin;

import java.util.List;

/**
 * A file that was looked at and could be installed.
 *
 * @param sha256 over the whole file, in hexadecimal: by this it is asked for, and approved
 * @param name symbolic name of the bundle
 * @param title for people; the name where the bundle has none
 * @param size bytes
 * @param trust what speaks for it
 * @param doubts a sentence each: it is installed only when an admin approves this very file
 * @param needs packages that it asks for
 * @param installed whether exactly this file is installed
 * @param trouble why it was not installed by itself from its folder; empty when nothing went wrong
 */
public record PluginFile(
        String sha256,
        String name,
        String version,
        String title,
        String description,
        long size,
        Source source,
        Trust trust,
        List<String> doubts,
        List<String> needs,
        boolean installed,
        String trouble) {

    /** Where a file came from. */
    public enum Source {
        UPLOAD,
        /** The folder {@code plugins/}: what lies there is installed, and removed when it is taken away. */
        FOLDER,
        /** The distribution's own optional plugins. */
        DISTRIBUTION
    }

    public PluginFile {
        doubts = List.copyOf(doubts);
        needs = List.copyOf(needs);
    }
}
