package org.borgui.rest.archives;

/** Borg's own list document, as a text inside JSON. */
record ArchiveText(String archives) {}
